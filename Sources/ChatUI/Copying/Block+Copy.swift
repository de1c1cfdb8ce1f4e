import Conversation
import Terminal

extension Block {
  /// The block as text to be copied: its source, not its rows. What tools put out is without the terminal's control sequences.
  var copyText: String {
    switch content {
    case .prompt(let prompt): prompt.text
    case .text(let text): text.text
    case .thinking(let thinking): thinking.text
    case .tool(let call): call.copyText
    case .decision(let decision): "\(decision.toolName): \(decision.outcome)"
    case .notice(let notice): notice.detail.map { "\(notice.text)\n\($0)" } ?? notice.text
    }
  }
}

extension ToolCall {
  /// What was asked for, then what came of it.
  fileprivate var copyText: String {
    let input = ToolInput(self.input)
    var parts: [String] = []
    switch result {
    case .command(let output, let error, _, _):
      parts = [input.string("command") ?? input.compact, output, error]
    case .edit(let path, let hunks, let isNew):
      if hunks.isEmpty { return input.string("content") ?? input.string("new_string") ?? input.compact }
      return Self.patch(path, hunks, isNew: isNew)
    case .todo(let items):
      return items.map { "- [\($0.state == .done ? "x" : " ")] \($0.text)" }.joined(separator: "\n")
    case .answers(let answers):
      return answers.map { "\($0.question)\n\($0.answer)" }.joined(separator: "\n\n")
    case .agent(let summary, _, _, _):
      parts = [input.string("prompt") ?? input.compact, summary]
    case .read, nil:
      if name == "ExitPlanMode", let plan = input.string("plan") { return plan }
      parts = [name == "Bash" ? input.string("command") ?? input.compact : "\(name) \(input.compact)", output ?? ""]
    }
    return parts.map { TextSanitizer.withoutSequences($0).trimmingLineBreaks }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// As `diff -u` writes it, so that it can be applied.
  private static func patch(_ path: String, _ hunks: [PatchHunk], isNew: Bool) -> String {
    var lines = [isNew ? "--- /dev/null" : "--- \(path)", "+++ \(path)"]
    for hunk in hunks {
      lines.append("@@ -\(hunk.oldStart),\(hunk.oldCount) +\(hunk.newStart),\(hunk.newCount) @@")
      lines += hunk.lines
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  /// Without the line breaks at its end.
  fileprivate var trimmingLineBreaks: String {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return String(text)
  }
}
