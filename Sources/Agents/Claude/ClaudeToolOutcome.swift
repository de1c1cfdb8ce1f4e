import Conversation
import JSON

/// How a tool ended, from its `tool_result`: the same in the stream and in the record on disk.
struct ClaudeToolOutcome {
  var state: ToolCall.State
  var output: String
  var result: ToolResult?

  /// - Parameters:
  ///   - detail: what the CLI reports for display (`tool_use_result`).
  ///   - meta: the result's own of `tool_result_meta`.
  ///   - wasDenied: the user or a rule refused the call.
  init(
    of part: JSONValue, detail: JSONValue?, meta: JSONValue?, name: String, wasDenied: Bool, todo: inout ClaudeTodoList
  ) {
    output = part["content"]?.toolOutput ?? ""
    result = detail.flatMap { ClaudeToolResult(name: name, detail: $0).result(todo: &todo) }
    if result == nil, ["Agent", "Task"].contains(name), let report = ClaudeHandBack(output) {
      result = .agent(
        summary: report.summary, milliseconds: Int64(report.milliseconds), tokens: report.tokens, calls: report.calls)
    }
    if part["is_error"]?.bool == true {
      let isRejected =
        meta?["non_execution_kind"]?.string == "user-rejected" || detail?.string == "User rejected tool use"
      let isDenied = wasDenied || meta?["permission_decision"]?["decision"]?.string == "reject"
      state = isDenied ? .denied : isRejected ? .interrupted : .failed
    } else if detail?["interrupted"]?.bool == true {
      state = .interrupted
    } else if detail?["backgroundTaskId"]?.string != nil || detail?["isAsync"]?.bool == true {
      state = .detached
    } else {
      state = .succeeded
    }
  }
}
