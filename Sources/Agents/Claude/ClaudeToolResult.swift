import Conversation
import JSON

/// `tool_use_result`: what the CLI reports of a tool for display. A string (failed, denied) or an unknown shape has none.
struct ClaudeToolResult {
  var name: String
  var detail: JSONValue

  func result(todo: inout ClaudeTodoList) -> ToolResult? {
    guard detail.members != nil else { return nil }
    if let output = detail["stdout"]?.string {
      return .command(
        standardOutput: output, standardError: detail["stderr"]?.string ?? "",
        isInterrupted: detail["interrupted"]?.bool ?? false, backgroundTask: detail["backgroundTaskId"]?.string)
    }
    if let path = detail["filePath"]?.string, let patch = detail["structuredPatch"]?.array {
      let isNew = detail["type"]?.string == "create"
      var hunks = patch.compactMap(Self.hunk)
      if isNew, hunks.isEmpty, let content = detail["content"]?.string { hunks = [Self.hunk(ofNew: content)] }
      return .edit(path: path, hunks: hunks, isNew: isNew)
    }
    if let file = detail["file"], let path = file["filePath"]?.string, let lines = file["numLines"]?.count {
      return .read(path: path, lines: lines, total: file["totalLines"]?.count ?? lines)
    }
    if let items = todo.update(from: detail, tool: name) { return .todo(items) }
    if let questions = detail["questions"]?.array, let answers = detail["answers"] {
      return .answers(
        questions.compactMap { $0["question"]?.string }.map {
          QuestionAnswer(question: $0, answer: answers[$0]?.string ?? "")
        })
    }
    if detail["agentId"]?.string != nil, let milliseconds = detail["totalDurationMs"]?.count {
      // Notes of the CLI to the model may stand before the agent's own words.
      let summary = detail["content"]?.array?.last { $0["type"]?.string == "text" }?["text"]?.string ?? ""
      return .agent(
        summary: summary, milliseconds: Int64(milliseconds), tokens: detail["totalTokens"]?.count ?? 0,
        calls: detail["totalToolUseCount"]?.count ?? 0)
    }
    return nil
  }

  private static func hunk(_ value: JSONValue) -> PatchHunk? {
    guard let lines = value["lines"]?.array else { return nil }
    return PatchHunk(
      oldStart: value["oldStart"]?.count ?? 0, oldCount: value["oldLines"]?.count ?? 0,
      newStart: value["newStart"]?.count ?? 0, newCount: value["newLines"]?.count ?? 0,
      lines: lines.compactMap(\.string))
  }

  /// A new file comes without a patch: all of it is new.
  private static func hunk(ofNew content: String) -> PatchHunk {
    var lines = content.split(separator: "\n", omittingEmptySubsequences: false).map { "+" + $0 }
    if lines.last == "+" { lines.removeLast() }
    return PatchHunk(oldStart: 0, oldCount: 0, newStart: 1, newCount: lines.count, lines: lines)
  }
}
