import Conversation
import JSON

extension Block {
  /// A row of a kind that is not known, or whose JSON is damaged, becomes a notice that keeps its words.
  init(_ row: BlockRow) {
    let content = (try? JSONValue(parsing: row.detail)).flatMap { Content(row, detail: $0) }
    self.init(
      id: BlockID(row.id), time: Timestamp(milliseconds: row.time), parent: row.parent.map { ToolCallID($0) },
      content: content ?? .notice(Notice(.warning, .storage, row.text, detail: row.detail)))
  }
}

extension Block.Content {
  fileprivate init?(_ row: BlockRow, detail: JSONValue) {
    switch row.kind {
    case "prompt":
      let delivery = Prompt.Delivery(rawValue: detail.text("delivery")) ?? .uncertain
      self = .prompt(
        Prompt(
          id: PromptID(detail.text("id")), text: row.text, delivery: delivery,
          isComposed: detail["composed"]?.bool ?? false, images: .init(detail["images"])))
    case "text":
      self = .text(TextBlock(text: row.text, ending: BlockEnding(detail)))
    case "thinking":
      self = .thinking(
        ThinkingBlock(
          text: row.text, ending: BlockEnding(detail), isRedacted: detail["redacted"]?.bool ?? false,
          duration: detail["duration"]?.int.map { Int64($0) }))
    case "tool":
      self = .tool(
        ToolCall(
          id: ToolCallID(detail.text("id")), name: detail.text("name"), input: row.text,
          state: ToolCall.State(rawValue: detail.text("state")) ?? .interrupted, output: row.output,
          result: detail["result"].flatMap { ToolResult($0) }, began: detail.time("began"), ended: detail.time("ended"))
      )
    case "decision":
      self = .decision(
        Decision(
          toolCall: detail["call"]?.string.map { ToolCallID($0) }, toolName: detail.text("tool"), outcome: row.text,
          isAllowed: detail["allowed"]?.bool ?? false))
    case "notice":
      self = .notice(
        Notice(
          Notice.Level(rawValue: detail.text("level")) ?? .info, Notice.Kind(rawValue: detail.text("kind")) ?? .other,
          row.text, detail: detail["detail"]?.string,
          since: detail["since"]?.int.map { BlockID(Int64($0)) }))
    default:
      return nil
    }
  }
}

extension BlockEnding {
  fileprivate init(_ detail: JSONValue) { self = BlockEnding(rawValue: detail.text("ending")) ?? .interrupted }
}
