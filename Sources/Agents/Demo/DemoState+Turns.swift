import Conversation
import JSON

/// How prompts become turns and steps become lines.
extension DemoState {
  mutating func take(_ prompt: DemoPrompt, now: Timestamp) {
    // A second message with an id already used is dropped in silence, as the CLI does.
    if let id = prompt.id, !seen.insert(id).inserted { return }
    lifecycle(prompt, "queued")
    waiting.append(prompt)
    if turn == nil { beginTurn(now: now) }
  }

  /// All messages that wait become one turn.
  mutating func beginTurn(now: Timestamp) {
    guard !waiting.isEmpty else { return leaveIfDone() }
    if waiting[0].text == "/clear" { return clear(waiting.removeFirst(), now: now) }
    // A command that stands after others starts its own turn.
    let end = waiting.firstIndex { $0.text == "/clear" } ?? waiting.count
    turn = DemoTurn(prompts: Array(waiting[..<end]), began: now)
    waiting.removeFirst(end)
    for prompt in turn?.prompts ?? [] { lifecycle(prompt, "started") }
    for prompt in turn?.prompts ?? [] where launch.replaysPrompts {
      user(.string(prompt.text), more: ["isReplay": true])
    }
    initialized()
    for prompt in turn?.prompts ?? [] {
      let steps = script(prompt)
      turn?.last(steps)
    }
    outputs.append(.remember(conversation, memory))
  }

  private mutating func script(_ prompt: DemoPrompt) -> [DemoStep] {
    let text = prompt.text.hasPrefix("/") ? String(prompt.text.dropFirst()) : prompt.text
    let steps = DemoScript(folder: launch.folder).steps(for: text, memory: &memory)
    if let id = prompt.id { memory.note(id) }
    return steps
  }

  mutating func perform(_ step: DemoStep, now: Timestamp) {
    switch step {
    case .beginMessage: beginMessage()
    case .begin(let block): begin(block)
    case .grow(let text): grow(text)
    case .endBlock: endBlock()
    case .endMessage(let reason): endMessage(reason)
    case .call(let call): ask(call, now: now)
    case .finish(let call, let outcome): finish(call, outcome)
    case .fail: fail(now: now)
    case .crash: outputs += [.complaint("The demo agent crashed, as it was asked to."), .exit(3)]
    }
  }

  private mutating func beginMessage() {
    status("requesting")
    turn?.message = "msg_demo" + PromptID.random().rawValue.filter { $0 != "-" }
    turn?.index = -1
    stream(
      [
        "type": "message_start",
        "message": [
          "id": .string(turn?.message ?? ""), "type": "message", "role": "assistant", "model": .string(model),
          "content": [],
          "stop_reason": nil, "stop_sequence": nil, "usage": usage(1),
        ],
      ], more: ["user_message_uuids": userIDs])
  }

  private mutating func begin(_ block: DemoBlock) {
    turn?.index += 1
    turn?.block = block
    turn?.partial = ""
    let content: JSONValue =
      switch block {
      case .text: ["type": "text", "text": ""]
      case .thinking: ["type": "thinking", "thinking": "", "signature": ""]
      case .tool(let call): ["type": "tool_use", "id": .string(call.id), "name": .string(call.tool.name), "input": [:]]
      }
    stream(["type": "content_block_start", "index": place, "content_block": content])
  }

  private mutating func grow(_ text: String) {
    turn?.partial += text
    turn?.tokens += 1
    let delta: JSONValue? =
      switch turn?.block {
      case .text: ["type": "text_delta", "text": .string(text)]
      case .thinking: ["type": "thinking_delta", "thinking": .string(text)]
      case .tool: ["type": "input_json_delta", "partial_json": .string(text)]
      case nil: nil
      }
    if let delta { stream(["type": "content_block_delta", "index": place, "delta": delta]) }
  }

  private mutating func endBlock() {
    guard let block = turn?.block else { return }
    let partial = turn?.partial ?? ""
    switch block {
    case .text:
      turn?.text = partial
      assistant(["type": "text", "text": .string(partial)])
    case .thinking:
      stream([
        "type": "content_block_delta", "index": place, "delta": ["type": "signature_delta", "signature": "ZGVtbw=="],
      ])
      assistant(["type": "thinking", "thinking": .string(partial), "signature": "ZGVtbw=="])
    case .tool(let call):
      assistant(["type": "tool_use", "id": .string(call.id), "name": .string(call.tool.name), "input": call.tool.input])
    }
    stream(["type": "content_block_stop", "index": place])
    turn?.block = nil
  }

  private mutating func endMessage(_ reason: String) {
    turn?.replies += 1
    stream([
      "type": "message_delta", "delta": ["stop_reason": .string(reason), "stop_sequence": nil],
      "usage": ["output_tokens": .int(turn?.tokens ?? 0)],
    ])
    stream(["type": "message_stop"])
    turn?.message = nil
  }

  mutating func endTurn(now: Timestamp) {
    guard let ended = turn else { return }
    end(
      ended,
      result(
        subtype: "success", isError: false, turn: ended, now: now,
        more: ["terminal_reason": "completed", "stop_reason": "end_turn", "result": .string(ended.text)]),
      move: "completed", now: now)
  }

  /// The service refuses: told as the CLI tells an API failure, by a synthetic reply and an error in a `success`.
  private mutating func fail(now: Timestamp) {
    guard let failed = turn else { return }
    let reason = "API Error: 400 The demo was asked to fail, and did."
    assistant(
      ["type": "text", "text": .string(reason)],
      more: ["error": "unknown", "is_api_error_message": true, "api_error_status": 400])
    end(
      failed,
      result(
        subtype: "success", isError: true, turn: failed, now: now,
        more: ["terminal_reason": "api_error", "api_error_status": 400, "result": .string(reason)]),
      move: "cancelled", now: now)
  }

  /// Ends the turn with its result and begins the next where messages wait.
  mutating func end(_ ended: DemoTurn, _ result: JSONValue, move: String, now: Timestamp) {
    emit(result)
    results += 1
    memory.words += ended.tokens
    if ended.tokens > 0 { outputs.append(.remember(conversation, memory)) }
    lastFailed = result["is_error"]?.bool ?? false
    turn = nil
    for prompt in ended.prompts { lifecycle(prompt, move) }
    beginTurn(now: now)
  }

  private mutating func clear(_ prompt: DemoPrompt, now: Timestamp) {
    lifecycle(prompt, "started")
    let fresh = ConversationID.random()
    emit([
      "type": "conversation_reset", "new_conversation_id": .string(fresh.rawValue), "trigger": "clear",
      "user_message_uuid": prompt.id.map { .string($0) } ?? nil,
    ])
    conversation = fresh
    memory = DemoMemory()
    let turn = DemoTurn(prompts: [prompt], began: now)
    self.turn = turn
    initialized()
    end(
      turn,
      result(
        subtype: "success", isError: false, turn: turn, now: now, more: ["result": "", "local_command": "clear"]),
      move: "completed", now: now)
  }

  var place: JSONValue { .int(turn?.index ?? 0) }
}
