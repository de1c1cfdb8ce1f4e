import Conversation
import JSON

extension ToolResult {
  var detail: JSONValue {
    var object = JSONObject()
    switch self {
    case .command(let standardOutput, let standardError, let isInterrupted, let backgroundTask):
      object["type"] = "command"
      object["out"] = .string(standardOutput)
      object["err"] = .string(standardError)
      if isInterrupted { object["interrupted"] = true }
      object["task"] = backgroundTask.map { .string($0) }
    case .edit(let path, let hunks, let isNew):
      object["type"] = "edit"
      object["path"] = .string(path)
      object["hunks"] = .array(hunks.map(\.detail))
      if isNew { object["new"] = true }
    case .read(let path, let lines, let total):
      object["type"] = "read"
      object["path"] = .string(path)
      object["lines"] = .int(lines)
      object["total"] = .int(total)
    case .todo(let items):
      object["type"] = "todo"
      object["items"] = .array(items.map { ["text": .string($0.text), "state": .string($0.state.rawValue)] })
    case .answers(let answers):
      object["type"] = "answers"
      object["answers"] = .array(answers.map { ["question": .string($0.question), "answer": .string($0.answer)] })
    case .agent(let summary, let milliseconds, let tokens, let calls):
      object["type"] = "agent"
      object["summary"] = .string(summary)
      object["ms"] = .int(milliseconds)
      object["tokens"] = .int(tokens)
      object["calls"] = .int(calls)
    }
    return object.value
  }

  /// Nil for a type that is not known: the text that the agent was told remains.
  init?(_ detail: JSONValue) {
    switch detail.text("type") {
    case "command":
      self = .command(
        standardOutput: detail.text("out"), standardError: detail.text("err"),
        isInterrupted: detail["interrupted"]?.bool ?? false, backgroundTask: detail["task"]?.string)
    case "edit":
      self = .edit(
        path: detail.text("path"), hunks: (detail["hunks"]?.array ?? []).map { PatchHunk($0) },
        isNew: detail["new"]?.bool ?? false)
    case "read":
      self = .read(path: detail.text("path"), lines: detail.number("lines"), total: detail.number("total"))
    case "todo":
      self = .todo(
        (detail["items"]?.array ?? []).map {
          TodoItem(text: $0.text("text"), state: TodoItem.State(rawValue: $0.text("state")) ?? .pending)
        })
    case "answers":
      self = .answers(
        (detail["answers"]?.array ?? []).map {
          QuestionAnswer(question: $0.text("question"), answer: $0.text("answer"))
        })
    case "agent":
      self = .agent(
        summary: detail.text("summary"), milliseconds: Int64(detail.number("ms")), tokens: detail.number("tokens"),
        calls: detail.number("calls"))
    default:
      return nil
    }
  }
}

extension PatchHunk {
  fileprivate var detail: JSONValue {
    [
      "at": .array([.int(oldStart), .int(oldCount), .int(newStart), .int(newCount)]),
      "lines": .texts(lines),
    ]
  }

  fileprivate init(_ detail: JSONValue) {
    func place(_ index: Int) -> Int { detail["at"]?[index]?.int ?? 0 }
    self.init(
      oldStart: place(0), oldCount: place(1), newStart: place(2), newCount: place(3), lines: detail.texts("lines"))
  }
}
