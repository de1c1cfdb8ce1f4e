import Conversation
import Terminal

extension ChatState {
  /// Actions on the transcript that is read with a cursor; nil for one that is none.
  mutating func performBrowse(_ action: Action, now: Timestamp) -> [Effect]? {
    if action == .browse {
      startBrowsing(now: now)
      return []
    }
    guard let browse = pane?.transcript.browse else { return nil }
    if browse.isTyping { return performBrowseSearch(action, now: now) }
    if moveBrowse(action) { return [] }
    switch action {
    case .escape: leaveBrowse()
    case .cancel: withPane { $0.transcript.stopBrowsing() }
    case .toggleDetail:
      withPane { pane in
        pane.transcript.toggleDetail()
        pane.transcript.moveCursor(rows: 0)
      }
    case .browseFold:
      if withPane({ $0.transcript.toggleFoldAtCursor() }) == true { return [] }
      if withPane({ $0.transcript.placesAtCursor().isEmpty }) == false { return openAtCursor(now: now) }
      say("Nothing is folded here.", now: now)
    case .browseSelect: withPane { $0.transcript.toggleSelection() }
    case .browseCopy:
      let copied = withPane { pane in
        let copied = pane.transcript.copiedText()
        pane.transcript.browse?.mark = nil
        return copied
      }
      return copy(copied ?? nil, now: now)
    case .browseOpen: return openAtCursor(now: now)
    case .browseFork: return forkAtCursor(now: now)
    case .browseSearch: withPane { $0.transcript.startSearch() }
    case .browseNextMatch: tell(withPane { $0.transcript.nextMatch(1) }, now: now)
    case .browsePreviousMatch: tell(withPane { $0.transcript.nextMatch(-1) }, now: now)
    default: return nil
    }
    return []
  }

  private mutating func startBrowsing(now: Timestamp) {
    guard let pane, pane.isLoaded, !pane.transcript.transcript.blocks.isEmpty else {
      return say("There is nothing to read yet.", now: now)
    }
    sidebar.leave()
    withPane { pane in
      pane.permissions.postpone()
      pane.transcript.startBrowsing()
    }
  }

  /// Ends one thing after the other: loading for a search, the selection, the search, reading.
  private mutating func leaveBrowse() {
    withPane { pane in
      if pane.transcript.browse?.search?.isSeeking == true {
        pane.transcript.browse?.search?.stopSeeking()
      } else if pane.transcript.browse?.mark != nil {
        pane.transcript.browse?.mark = nil
      } else if pane.transcript.browse?.search != nil {
        pane.transcript.endSearch()
      } else {
        pane.transcript.stopBrowsing()
      }
    }
  }

  /// Moves the cursor; false for an action that does not.
  private mutating func moveBrowse(_ action: Action) -> Bool {
    switch action {
    case .browseDown: withPane { $0.transcript.moveCursor(rows: 1) }
    case .browseUp: withPane { $0.transcript.moveCursor(rows: -1) }
    case .browseHalfDown: withPane { $0.transcript.moveCursor(halfPages: 1) }
    case .browseHalfUp: withPane { $0.transcript.moveCursor(halfPages: -1) }
    case .browsePageDown, .pageDown: withPane { $0.transcript.moveCursor(pages: 1) }
    case .browsePageUp, .pageUp: withPane { $0.transcript.moveCursor(pages: -1) }
    case .browseFirst: withPane { $0.transcript.moveCursorToFirst() }
    case .browseLast, .follow: withPane { $0.transcript.moveCursorToLast() }
    case .browseNextBlock: withPane { _ = $0.transcript.moveCursor(down: true) { _ in true } }
    case .browsePreviousBlock: withPane { _ = $0.transcript.moveCursor(down: false) { _ in true } }
    case .browseNextPrompt: withPane { _ = $0.transcript.moveCursor(down: true) { $0.isPrompt } }
    case .browsePreviousPrompt: withPane { _ = $0.transcript.moveCursor(down: false) { $0.isPrompt } }
    case .browseNextCode: withPane { _ = $0.transcript.moveCursorToCode(down: true) }
    case .browsePreviousCode: withPane { _ = $0.transcript.moveCursorToCode(down: false) }
    default: return false
    }
    return true
  }

  private mutating func tell(_ text: String??, now: Timestamp) {
    if let text = text ?? nil { say(text, now: now) }
  }

  /// Forks before the prompt under the cursor, else before the next one, so that the fork ends with what the cursor is on.
  private mutating func forkAtCursor(now: Timestamp) -> [Effect] {
    guard let cursor = withPane({ $0.transcript.cursorBlock()?.id }) ?? nil, let pane else { return [] }
    let prompts = pane.transcript.transcript.blocks.promptPlaces
    guard let first = prompts.first, first.block <= cursor else {
      say("The agent does not know this any more: it cannot fork here.", now: now)
      return []
    }
    let next = prompts.first { $0.block >= cursor }
    return takePrompt(Picker.Item(value: next?.id.rawValue ?? "", title: ""), of: .forkPoints)
  }

  /// Puts something on the clipboard and tells how much it is.
  mutating func copy(_ copied: CopiedText?, now: Timestamp) -> [Effect] {
    guard let copied else {
      say("There is nothing to copy here.", now: now)
      return []
    }
    say(copied.message, now: now)
    return [.copy(copied.text)]
  }

  // MARK: Search

  /// While the words are written every key belongs to them.
  private mutating func performBrowseSearch(_ action: Action, now: Timestamp) -> [Effect]? {
    switch action {
    case .escape, .cancel: withPane { $0.transcript.endSearch() }
    case .searchTake: tell(withPane { $0.transcript.takeSearch() }, now: now)
    case .browseNextMatch: withPane { _ = $0.transcript.nextMatch(1) }
    case .browsePreviousMatch: withPane { _ = $0.transcript.nextMatch(-1) }
    case .deleteBackward where pane?.transcript.browse?.search?.field.isEmpty == true:
      withPane { $0.transcript.endSearch() }
    default:
      var isEdit = false
      editSearch { isEdit = $0.perform(action) }
      let belongsToComposer = keymap.bindings.contains { $0.action == action && $0.context != .anywhere }
      return isEdit || belongsToComposer ? [] : nil
    }
    return []
  }

  mutating func editSearch(_ change: (inout TextEditor) -> Void) {
    withPane { $0.transcript.editSearch(change) }
  }

  /// A search goes on between two keys.
  mutating func searchOn(now: Timestamp) {
    guard pane?.transcript.hasMoreToSearch == true || pane?.transcript.browse?.search?.isSeeking == true else { return }
    tell(withPane { $0.transcript.searchOn() }, now: now)
  }
}

extension Block {
  fileprivate var isPrompt: Bool {
    if case .prompt = content { true } else { false }
  }
}
