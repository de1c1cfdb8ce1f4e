import Conversation
import Terminal

extension ChatState {
  /// What stands where no words are yet: what to do, and the keys that a newcomer needs.
  func drawWelcome(into canvas: inout Canvas) {
    var lines = [StyledLine("Write a prompt and press Enter.", "strong"), StyledLine()]
    if session == nil { lines = [StyledLine("There is no session.", "strong"), StyledLine()] }
    if session?.isDemo == true {
      lines.append(StyledLine("This is the built-in demo: it answers without a network and runs nothing.", "warning"))
      if options.realAgent == nil {
        lines.append(StyledLine("Install Claude Code and Skein will use it.", "faint"))
      }
      lines.append(StyledLine())
    }
    let useful: [Action] =
      session == nil
      ? [.newSession, .trash, .archived, .help, .quit]
      : [.newSession, .nextSession, .oldestPermission, .escape, .help, .quit]
    for action in useful {
      guard let binding = keymap.bindings.first(where: { $0.action == action && $0.context == .anywhere }) else {
        continue
      }
      lines.append(
        StyledLine(TextWidth.padded(keymap.hint(action, in: .anywhere), columns: 10), "status.key")
          .appending(binding.help, "faint"))
    }
    let indent = StyledLine(String(repeating: " ", count: 10))
    let rows = lines.flatMap { line in
      TextWrap(width: max(1, canvas.size.columns - 3), rest: line.runs.count > 1 ? indent : "").wrap(line)
    }
    let top = max(0, (canvas.size.rows - rows.count) / 3)
    for (row, line) in rows.enumerated() { canvas.put(line, row: top + row, column: 2) }
  }
}
