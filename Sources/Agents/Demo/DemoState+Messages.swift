import Conversation
import JSON

/// The shapes of the messages.
extension DemoState {
  /// Puts out a message with the marks that every one carries.
  mutating func emit(_ message: JSONValue) {
    outputs.append(
      .line(
        message.setting("session_id", to: .string(conversation.rawValue))
          .setting("uuid", to: .string(PromptID.random().rawValue)).compactBytes))
  }

  /// Puts out a message that is about no conversation.
  mutating func emitBare(_ message: JSONValue) { outputs.append(.line(message.compactBytes)) }

  mutating func lifecycle(_ prompt: DemoPrompt, _ state: String) {
    guard let id = prompt.id else { return }
    emit(["type": "command_lifecycle", "command_uuid": .string(id), "state": .string(state)])
  }

  mutating func stream(_ event: JSONValue, more: JSONValue = [:]) {
    guard launch.streamsPartials, let message = turn?.message else { return }
    var line: JSONValue = [
      "type": "stream_event", "event": event, "parent_tool_use_id": nil, "api_message_id": .string(message),
    ]
    for member in more.members ?? [] { line = line.setting(member.key, to: member.value) }
    emit(line)
  }

  mutating func initialized() {
    emit([
      "type": "system", "subtype": "init", "cwd": .string(launch.folder),
      "tools": ["AskUserQuestion", "Bash", "Edit", "ExitPlanMode"],
      "mcp_servers": [], "model": .string(model), "permissionMode": .string(mode.rawValue),
      "slash_commands": .array(Self.commands.map { .string($0.name) }), "apiKeySource": "none",
      "claude_code_version": .string(shownVersion), "output_style": "default", "agents": [], "skills": [],
      "plugins": [],
      "capabilities": Self.capabilities, "user_message_uuids": userIDs,
    ])
  }

  mutating func status(_ status: JSONValue, mode: PermissionMode? = nil) {
    let message: JSONValue = ["type": "system", "subtype": "status", "status": status]
    if let mode {
      emit(message.setting("permissionMode", to: .string(mode.rawValue)))
    } else {
      emit(message.setting("user_message_uuids", to: userIDs))
    }
  }

  mutating func user(_ content: JSONValue, more: JSONValue = [:]) {
    var line: JSONValue = ["type": "user", "message": ["role": "user", "content": content], "parent_tool_use_id": nil]
    for member in more.members ?? [] { line = line.setting(member.key, to: member.value) }
    emit(line)
  }

  mutating func assistant(_ content: JSONValue, more: JSONValue = [:]) {
    var line: JSONValue = [
      "type": "assistant",
      "message": [
        "id": .string(turn?.message ?? PromptID.random().rawValue), "type": "message", "role": "assistant",
        "model": .string(model), "content": [content], "stop_reason": nil, "stop_sequence": nil, "usage": usage(1),
      ],
      "parent_tool_use_id": nil, "user_message_uuids": userIDs,
    ]
    for member in more.members ?? [] { line = line.setting(member.key, to: member.value) }
    emit(line)
  }

  func result(
    subtype: String, isError: Bool, turn: DemoTurn, now: Timestamp, more: JSONValue
  ) -> JSONValue {
    let duration = now.since(turn.began)
    var line: JSONValue = [
      "type": "result", "subtype": .string(subtype), "is_error": .bool(isError), "duration_ms": .int(duration),
      "duration_api_ms": .int(duration), "num_turns": .int(turn.replies), "total_cost_usd": 0,
      "usage": usage(turn.tokens),
      "modelUsage": .object([
        JSONMember(
          model,
          [
            "inputTokens": .int((1...max(1, memory.prompts)).reduce(0) { $0 + Self.inputTokens(of: $1) }),
            "outputTokens": .int(memory.words + turn.tokens), "cacheReadInputTokens": 0,
            "cacheCreationInputTokens": 0, "costUSD": 0, "contextWindow": 100_000, "maxOutputTokens": 32_000,
          ])
      ]),
      "permission_denials": .array(turn.denials), "user_message_uuids": .array(turn.ids.map { .string($0) }),
      "queued_turn_count": .int(waiting.count), "result_index": .int(results),
    ]
    for member in more.members ?? [] { line = line.setting(member.key, to: member.value) }
    return line
  }

  func usage(_ output: Int) -> JSONValue {
    [
      "input_tokens": .int(inputTokens), "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0,
      "output_tokens": .int(output), "service_tier": "standard",
    ]
  }

  private var inputTokens: Int { Self.inputTokens(of: memory.prompts) }

  /// Pretended: what a prompt costs grows with the conversation.
  private static func inputTokens(of prompt: Int) -> Int { 100 + 50 * prompt }

  var userIDs: JSONValue { .array((turn?.ids ?? []).map { .string($0) }) }

  /// The words a host shows as the agent's version.
  var shownVersion: String { "\(version) (Skein demo)" }

  static let capabilities: JSONValue = ["interrupt_receipt_v1", "interrupt_cancel_queued_v1", "msg_lifecycle_v1"]
}
