import Conversation
import JSON

/// Blocks as `skein show --json` prints them.
enum TranscriptJSON {
  static func json(_ block: Block) -> JSONValue {
    var value: JSONValue = [
      "id": .int(block.id.rawValue), "time": .int(block.time.milliseconds),
      "parent": .string(orNull: block.parent?.rawValue),
    ]
    for member in content(of: block).members ?? [] { value = value.setting(member.key, to: member.value) }
    return value
  }

  private static func content(of block: Block) -> JSONValue {
    switch block.content {
    case .prompt(let prompt):
      [
        "kind": "prompt", "prompt": .string(prompt.id.rawValue), "text": .string(prompt.text),
        "delivery": .string(prompt.delivery.rawValue),
      ]
    case .text(let text): ["kind": "text", "text": .string(text.text), "ending": .string(text.ending.rawValue)]
    case .thinking(let thinking):
      [
        "kind": "thinking", "text": .string(thinking.text), "ending": .string(thinking.ending.rawValue),
        "redacted": .bool(thinking.isRedacted),
      ]
    case .tool(let call):
      [
        "kind": "tool", "call": .string(call.id.rawValue), "tool": .string(call.name),
        "input": (try? JSONValue(parsing: call.input)) ?? .string(call.input), "state": .string(call.state.rawValue),
        "output": .string(orNull: call.output),
      ]
    case .decision(let decision):
      [
        "kind": "decision", "call": .string(orNull: decision.toolCall?.rawValue), "tool": .string(decision.toolName),
        "outcome": .string(decision.outcome), "allowed": .bool(decision.isAllowed),
      ]
    case .notice(let notice):
      [
        "kind": "notice", "level": .string(notice.level.rawValue), "notice": .string(notice.kind.rawValue),
        "text": .string(notice.text), "detail": .string(orNull: notice.detail),
      ]
    }
  }
}
