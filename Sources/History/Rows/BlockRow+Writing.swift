import Conversation
import JSON

extension BlockRow {
  init(_ block: Block) {
    let kind: String
    var text = ""
    var output: String?
    var detail = JSONObject()
    switch block.content {
    case .prompt(let prompt):
      kind = "prompt"
      text = prompt.text
      detail["id"] = .string(prompt.id.rawValue)
      detail["delivery"] = .string(prompt.delivery.rawValue)
      if prompt.isComposed { detail["composed"] = true }
      if !prompt.images.isEmpty { detail["images"] = prompt.images.detail }
    case .text(let block):
      kind = "text"
      text = block.text
      detail["ending"] = .string(block.ending.rawValue)
    case .thinking(let block):
      kind = "thinking"
      text = block.text
      detail["ending"] = .string(block.ending.rawValue)
      if block.isRedacted { detail["redacted"] = .bool(true) }
      detail["duration"] = block.duration.map { .int($0) }
    case .tool(let call):
      kind = "tool"
      text = call.input
      output = call.output
      detail["id"] = .string(call.id.rawValue)
      detail["name"] = .string(call.name)
      detail["state"] = .string(call.state.rawValue)
      detail["began"] = call.began.map { .int($0.milliseconds) }
      detail["ended"] = call.ended.map { .int($0.milliseconds) }
      detail["result"] = call.result.map(\.detail)
    case .decision(let decision):
      kind = "decision"
      text = decision.outcome
      detail["call"] = decision.toolCall.map { .string($0.rawValue) }
      detail["tool"] = .string(decision.toolName)
      detail["allowed"] = .bool(decision.isAllowed)
    case .notice(let notice):
      kind = "notice"
      text = notice.text
      detail["level"] = .string(notice.level.rawValue)
      detail["kind"] = .string(notice.kind.rawValue)
      detail["detail"] = notice.detail.map { .string($0) }
      detail["since"] = notice.since.map { .int($0.rawValue) }
    }
    self.init(
      id: block.id.rawValue, time: block.time.milliseconds, kind: kind, parent: block.parent?.rawValue, text: text,
      output: output, detail: detail.value.compact)
  }
}
