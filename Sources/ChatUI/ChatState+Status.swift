import Conversation
import Terminal

/// The last row: how the session at hand stands, and the keys that matter now.
extension ChatState {
  func drawStatus(into canvas: inout Canvas, now: Timestamp) {
    if drawBrowseLine(into: &canvas) { return }
    let others = sessions.filter { $0.id != current && $0.requests > 0 }.count
    if options.isQuiet {
      canvas.put(StyledLine(sentence(others: others), "status").truncated(columns: canvas.size.columns), row: 0)
      return
    }
    let transcript = pane?.transcript
    let line = StatusLine.line(
      session, others: others, isFollowing: transcript?.isFollowing ?? true,
      hasNewBelow: transcript?.hasNewBelow ?? false, hints: hints, columns: canvas.size.columns, now: now)
    canvas.put(line, row: 0)
  }

  private var hints: StatusLine.Hints {
    var hints = StatusLine.Hints()
    // What lies over the screen tells its own keys, and others do nothing then.
    guard overlay == nil else { return hints }
    if sidebar.isFocused {
      let context: KeyContext = sidebar.isFiltering ? .sidebarFilter : .sidebar
      func add(_ action: Action, _ word: String) { hints.add(keymap.hint(action, in: context), word) }
      let hasOne = sidebar.cursor.map { sidebar.shownRows.contains($0) } ?? false
      if sidebar.isFiltering {
        if hasOne { add(.listTake, "open") }
        add(.filterKeep, "list")
        add(.escape, "all")
      } else {
        if hasOne { add(.sidebarOpen, "open") }
        add(.escape, "back")
        add(.sidebarFilter, "filter")
        if hasOne {
          add(.sidebarPin, "pin")
          add(.sidebarDelete, "delete")
        }
      }
      hints.matter = hints.parts.count
      return hints
    }
    if pane?.permissions.request != nil, pane?.permissions.isFocused == false {
      hints.add(keymap.hint(.oldestPermission), "answer")
    }
    if completion != nil {
      hints.add(keymap.hint(.completionTake), "complete")
      hints.add(keymap.hint(.completionClose), "close")
      hints.matter = hints.parts.count
      return hints
    }
    if session?.isBusy == true, session?.owner == nil, isComposing { hints.add(keymap.hint(.escape), "interrupt") }
    hints.add("Ctrl+X", "more")
    hints.add(keymap.hint(.help, in: .anywhere), "help")
    return hints
  }
}
