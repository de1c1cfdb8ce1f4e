import Conversation
import Terminal

extension ChatState {
  mutating func openSearch() -> [Effect] {
    overlay = .search
    // What was said since the words were written is found too.
    return search.query.isEmpty ? [] : [.command(searchCommand(search.query.text))]
  }

  private func searchCommand(_ text: String) -> Command {
    .search(text, folder: options.folder, home: options.home)
  }

  /// Asks the engine where the words changed.
  mutating func searchEffects() -> [Effect] {
    guard case .search = overlay, let text = search.takeQuestion() else { return [] }
    return [.command(searchCommand(text))]
  }

  mutating func performSearch(_ action: Action, now: Timestamp) -> [Effect] {
    switch action {
    case .listDown: search.move(1)
    case .listUp: search.move(-1)
    case .listPageDown: search.move(search.visible)
    case .listPageUp: search.move(-search.visible)
    case .searchOrder: search.changeOrder()
    case .listTake:
      guard let hit = search.selected else { return [] }
      return jump(to: hit, now: now)
    default: search.query.perform(action)
    }
    return []
  }

  /// Shows a message in its session, also in one that was put away.
  private mutating func jump(to hit: SearchHit, now: Timestamp) -> [Effect] {
    let effects = summary(hit.session) == nil ? showUnlisted(hit.session) : show(hit.session)
    let words = search.results?.terms.first ?? ""
    panes[hit.session]?.jump = JumpTarget(block: hit.block, words: words)
    return effects + settleJump(in: hit.session, now: now)
  }

  /// A session that is not in the list comes back into it by being opened.
  private mutating func showUnlisted(_ id: SessionID) -> [Effect] {
    sidebar.leave()
    overlay = nil
    let effects = leaveCurrent()
    last = current
    current = id
    panes[id] = SessionPane()
    return effects + [.command(.open(id))]
  }

  /// Goes to the message that was asked for where it is loaded, else asks for what lies between.
  mutating func settleJump(in id: SessionID, now: Timestamp) -> [Effect] {
    guard let target = panes[id]?.jump, let pane = panes[id], pane.isLoaded else { return [] }
    let transcript = pane.transcript.transcript
    if transcript[target.block] != nil {
      panes[id]?.transcript.jump(to: target.block, matching: target.words)
      panes[id]?.jump = nil
      return []
    }
    guard transcript.hasEarlier, let first = transcript.blocks.first?.id, first > target.block else {
      panes[id]?.jump = nil
      say("That message is no longer there.", "status.warning", now: now)
      return []
    }
    guard !target.isAsked else { return [] }
    panes[id]?.jump?.isAsked = true
    return [.command(.loadThrough(id, target.block, before: first))]
  }
}
