import Conversation

/// What a sub-agent of a sub-agent reported. The CLI tells its outcome for display only of those of the main conversation; of others
/// there is the text that the calling agent got: notes and a frame, the report indented by two, numbers (observed of 2.1.329).
struct ClaudeHandBack {
  let summary: String
  let tokens: Int
  let calls: Int
  let milliseconds: Int

  /// Nil for a text of another form.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let frame = lines.firstIndex(where: { $0.hasPrefix("[Subagent hand-back]") }) else { return nil }
    let report = lines[(frame + 1)...].prefix { $0.isEmpty || $0.hasPrefix("  ") }
    guard report.contains(where: { !$0.isEmpty }) else { return nil }
    let after = lines[report.endIndex...]
    func number(_ key: String) -> Int? {
      for line in after {
        if let range = line.firstRange(of: key + ": ") {
          return Int(line[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
        }
      }
      return nil
    }
    guard let tokens = number("subagent_tokens"), let calls = number("tool_uses"),
      let milliseconds = number("duration_ms")
    else { return nil }
    self.tokens = tokens
    self.calls = calls
    self.milliseconds = milliseconds
    summary = report.map { $0.dropFirst(2) }.joined(separator: "\n").trimmed
  }
}

extension String {
  /// Without blank lines at its end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last == "\n" { text.removeLast() }
    return String(text)
  }
}
