import Conversation
import Terminal

extension ChatState {
  /// Actions that go to sessions or change the one at hand; nil for one that does neither.
  mutating func performSession(_ action: Action, now: Timestamp) -> [Effect]? {
    if let number = action.sessionNumber {
      guard number <= sessions.count else {
        say("There is no session \(number).", now: now)
        return []
      }
      return show(sessions[number - 1].id)
    }
    switch action {
    case .previousSession: return step(-1)
    case .nextSession: return step(1)
    case .lastSession: return last.map { show($0) } ?? []
    case .nextAttention: return showNextAttention(now: now)
    case .oldestPermission: return focusOldestPermission(now: now)
    case .inbox: showInbox(now: now)
    case .sidebar: sidebar.toggle(current: current)
    case .groupSessions: groupSessions(now: now)
    case .newSession: overlay = .field(TextField(kind: .newSession(proposal: proposedName())))
    case .switchSession: showSwitcher()
    case .searchAll: return openSearch()
    case .archiveSession: return onSession(now) { $0.archive($1, now: now) }
    case .archived: return openAway(.archive)
    case .trash: return openAway(.trash)
    case .exportSession: return onSession(now) { $0.openExport($1) }
    case .clearContext: return onSession(now) { $0.askClear($1) }
    case .renameSession: return onSession(now) { $0.rename($1) }
    case .stopAgent: return onSession(now) { _, session in [.command(.stop(session.id))] }
    case .takeOver: return onSession(now) { $0.takeOver($1, now: now) }
    case .tryAgain: return onSession(now) { $0.tryAgain($1, now: now) }
    case .deleteSession: return onSession(now) { $0.askDelete($1, now: now) }
    default: return performBranching(action, now: now)
    }
    return []
  }

  private mutating func onSession(
    _ now: Timestamp, _ change: (inout ChatState, SessionSummary) -> [Effect]
  ) -> [Effect] {
    guard let session else {
      say("There is no session yet: \(keymap.hint(.newSession)) makes one.", now: now)
      return []
    }
    return change(&self, session)
  }

  mutating func rename(_ session: SessionSummary) -> [Effect] {
    overlay = .field(TextField(kind: .rename(session.id), editor: TextEditor(line: session.name)))
    return []
  }

  private mutating func askClear(_ session: SessionSummary) -> [Effect] {
    overlay = .confirm(Confirmation(kind: .clearContext(session.id)))
    return []
  }

  mutating func askDelete(_ session: SessionSummary, now: Timestamp) -> [Effect] {
    if isElsewhere(session, now: now) { return [] }
    overlay = .confirm(Confirmation(kind: .delete(session.id, name: session.name, tasks: taskNames(in: session.id))))
    return []
  }

  /// Shows a session at once as it is known here; the engine then tells what changed.
  mutating func show(_ id: SessionID) -> [Effect] {
    sidebar.leave()
    overlay = nil
    guard id != current, summary(id) != nil else { return [] }
    var effects = leaveCurrent()
    noteFocus(on: id)
    last = current
    isOnRound = false
    current = id
    panes[id]?.staysUnread = false
    preparePane(of: id)
    effects.append(.command(.open(id)))
    return effects
  }

  /// A request that is no longer on the screen neither keeps the focus nor counts as seen for long enough.
  mutating func leaveCurrent() -> [Effect] {
    guard let id = current, panes[id] != nil else { return [] }
    panes[id]?.permissions.postpone()
    panes[id]?.permissions.exposure.leaveScreen()
    panes[id]?.transcript.stopBrowsing()
    guard let pane = panes[id], pane.isLoaded else { return [] }
    return [.command(.saveScroll(id, pane.transcript.place))]
  }

  private mutating func step(_ places: Int) -> [Effect] {
    // As they stand in the list, which may be grouped.
    let sessions = sidebarSessions
    guard !sessions.isEmpty else { return [] }
    let place = sessions.firstIndex { $0.id == current } ?? (places > 0 ? -1 : 0)
    return show(sessions[(place + places + sessions.count) % sessions.count].id)
  }

  /// First those that wait for an answer, then those that failed, then those with something new, each from here on down.
  private mutating func showNextAttention(now: Timestamp) -> [Effect] {
    let place = sessions.firstIndex { $0.id == current } ?? -1
    let others = (sessions[(place + 1)...] + sessions[..<max(0, place)])
    let next =
      others.first { $0.requests > 0 || $0.status == .needsYou }
      ?? others.first { $0.unread > 0 && $0.hasFailed }
      ?? others.first { $0.unread > 0 }
    guard let next else {
      let back = isOnRound ? last.flatMap { summary($0) } : nil
      let words = back.map { " \(keymap.hint(.lastSession)) goes back to \($0.name)." } ?? ""
      say("No other session needs you." + words, now: now)
      return []
    }
    // However many are visited one after the other, one key leads back to where the round began.
    let origin = isOnRound ? last : current
    let effects = show(next.id)
    last = origin
    isOnRound = true
    return effects
  }

  /// The requests of all sessions, the oldest first.
  var inbox: [PermissionRequest] {
    requests.values.flatMap { $0 }.sorted { ($0.asked, $0.id.rawValue) < ($1.asked, $1.id.rawValue) }
  }

  private mutating func focusOldestPermission(now: Timestamp) -> [Effect] {
    if pane?.permissions.isFocused == true {
      withPane { $0.permissions.postpone() }
      return []
    }
    if pane?.permissions.request != nil {
      sidebar.leave()
      withPane { $0.permissions.focus() }
      return []
    }
    guard let request = inbox.first else {
      say("No permission request is open.", now: now)
      return []
    }
    return focus(request)
  }

  /// Goes to a request, wherever it is, and gives it the focus: the user asked for it.
  mutating func focus(_ request: PermissionRequest) -> [Effect] {
    let effects = show(request.session)
    withPane { pane in
      pane.permissions.show(request.id)
      pane.permissions.focus()
    }
    return effects
  }

  private mutating func showSwitcher() {
    let items = sessions.map { session in
      Picker.Item(value: session.id.rawValue, title: session.name, detail: options.shown(session.options.folder))
    }
    overlay = .picker(Picker(.sessions, title: "Switch to", items: items, selecting: last?.rawValue))
  }

  /// The folder's name, with a number where a session has it already.
  func proposedName() -> String {
    let base = options.folder.split(separator: "/").last.map { String($0) } ?? "session"
    let names = Set(sessions.map(\.name))
    if !names.contains(base) { return base }
    var number = 2
    while names.contains("\(base)-\(number)") { number += 1 }
    return "\(base)-\(number)"
  }
}
