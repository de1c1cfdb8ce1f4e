import Conversation
import JSON

/// The change of a file that a tool call made or, where it was not allowed or failed, asked for: lines as in a diff.
enum CallChange {
  /// Nil where the call changes no file.
  static func lines(of call: ToolCall, _ input: JSONValue?) -> [String]? {
    if case .edit(_, let hunks, _) = call.result, !hunks.isEmpty { return hunks.flatMap(\.lines) }
    guard let input else { return nil }
    if let content = input["content"]?.string, call.name == "Write" { return marked("+", content) }
    let edits = input["edits"]?.array ?? [input]
    let lines = edits.flatMap { edit -> [String] in
      guard let old = edit["old_string"]?.string, let new = edit["new_string"]?.string else { return [] }
      return marked("-", old) + marked("+", new)
    }
    return lines.isEmpty ? nil : lines
  }

  private static func marked(_ mark: String, _ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { mark + $0 }
  }
}
