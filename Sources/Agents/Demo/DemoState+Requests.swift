import Conversation
import JSON

/// The host's control requests.
extension DemoState {
  mutating func answer(_ message: JSONValue, now: Timestamp) {
    let request = message["request"] ?? [:]
    switch request["subtype"]?.string ?? "" {
    case "initialize": succeed(message, initializeAnswer)
    case "interrupt": interrupt(message, cancelsQueued: request["cancel_queued"]?.bool ?? false, now: now)
    case "set_model": setModel(message, request["model"])
    case "set_permission_mode": setMode(message, request["mode"]?.string ?? "")
    case "cancel_async_message":
      let id = request["message_uuid"]?.string ?? ""
      let place = waiting.firstIndex { $0.id == id }
      if let place { lifecycle(waiting.remove(at: place), "cancelled") }
      succeed(message, ["cancelled": .bool(place != nil), "message_uuid": .string(id)])
    case "rewind_files": rewindFiles(message, request)
    case "stop_task": succeed(message, [:])
    case "list_models": succeed(message, ["models": Self.models])
    case "set_max_thinking_tokens", "apply_flag_settings": succeed(message, nil)
    case "end_session":
      succeed(message, nil)
      let wasBusy = turn != nil
      if wasBusy {
        waiting = []
        abort(now: now, call: turn?.question?.call ?? turn?.running)
      }
      outputs.append(.exit(wasBusy ? 1 : 0))
    case let other:
      refuse(message, "Unsupported control request subtype: \(other)", code: "unsupported_request")
    }
  }

  private mutating func succeed(_ message: JSONValue, _ response: JSONValue?) {
    var answer: JSONValue = ["subtype": "success"]
    if let id = message["request_id"] { answer = answer.setting("request_id", to: id) }
    if let response { answer = answer.setting("response", to: response) }
    emitBare(["type": "control_response", "response": answer])
  }

  private mutating func refuse(_ message: JSONValue, _ reason: String, code: String) {
    var answer: JSONValue = ["subtype": "error"]
    if let id = message["request_id"] { answer = answer.setting("request_id", to: id) }
    answer = answer.setting("error", to: .string(reason)).setting("error_code", to: .string(code))
    emitBare(["type": "control_response", "response": answer])
  }

  /// The demo changes no files; those that it pretended to change it pretends to take back.
  private mutating func rewindFiles(_ message: JSONValue, _ request: JSONValue) {
    let prompt = request["user_message_id"]?.string ?? ""
    guard let files = memory.edits(since: prompt) else {
      return succeed(message, ["canRewind": false, "error": "No file checkpoint found for this message."])
    }
    if request["dry_run"]?.bool == true {
      return succeed(
        message,
        [
          "canRewind": true, "filesChanged": .array(files.map { .string($0) }), "insertions": .int(files.count),
          "deletions": .int(files.count * 2),
        ])
    }
    memory.forgetEdits(since: prompt)
    outputs.append(.remember(conversation, memory))
    succeed(message, ["canRewind": true, "skippedLinks": 0])
  }

  private mutating func setModel(_ message: JSONValue, _ value: JSONValue?) {
    guard let value, value.isNull || value.string != nil else {
      return refuse(message, "model must be a string or null", code: "invalid_model")
    }
    model = value.string.flatMap { $0 == "default" ? nil : $0 } ?? DemoLaunch.usualModel
    user(
      .string("<local-command-stdout>Set model to `\(model)`</local-command-stdout>"), more: ["isReplay": true])
    succeed(message, ["model": .string(model)])
  }

  private mutating func setMode(_ message: JSONValue, _ word: String) {
    guard let mode = PermissionMode(word: word) else {
      return refuse(message, "Invalid permission mode: \(word)", code: "invalid_mode")
    }
    guard mode != .bypass || launch.allowsBypass else {
      return refuse(
        message, "Cannot set permission mode to bypassPermissions: the session was not launched with it.",
        code: "bypass_not_launched")
    }
    succeed(message, ["mode": .string(mode.rawValue)])
    change(to: mode)
  }

  private mutating func interrupt(_ message: JSONValue, cancelsQueued: Bool, now: Timestamp) {
    let question = turn?.question
    if let question { emitBare(["type": "control_cancel_request", "request_id": .string(question.id)]) }
    var answer: JSONValue = [:]
    if cancelsQueued {
      for prompt in waiting { lifecycle(prompt, "cancelled") }
      answer = ["still_queued": [], "cancelled": .array(waiting.compactMap { $0.id.map { .string($0) } })]
      waiting = []
    } else {
      answer = ["still_queued": .array(waiting.compactMap { $0.id.map { .string($0) } })]
    }
    succeed(message, answer)
    abort(now: now, call: question?.call ?? turn?.running)
  }

  /// Cuts the turn off: what came is kept and told, a call that was open or running counts as refused.
  mutating func abort(now: Timestamp, call: DemoCall?) {
    guard var cut = turn else { return }
    if let call {
      cut.denials.append(denial(of: call))
      user(
        [
          [
            "type": "tool_result", "content": "The user doesn't want to proceed with this tool use.", "is_error": true,
            "tool_use_id": .string(call.id),
          ]
        ],
        more: [
          "tool_use_result": "User rejected tool use",
          "tool_result_meta": [["id": .string(call.id), "non_execution_kind": "user-rejected"]],
        ])
    }
    // Half an input of a tool is worth nothing; words are.
    if cut.block == .text, !cut.partial.isEmpty {
      assistant(["type": "text", "text": .string(cut.partial)], more: ["aborted": true])
    }
    let words = call == nil ? "[Request interrupted by user]" : "[Request interrupted by user for tool use]"
    user([["type": "text", "text": .string(words)]])
    if let message = cut.message {
      if cut.block != nil { stream(["type": "content_block_stop", "index": place]) }
      stream(["type": "message_delta", "delta": ["stop_reason": nil], "usage": ["output_tokens": .int(cut.tokens)]])
      let kept = cut.block == .text && !cut.partial.isEmpty || cut.block == nil ? cut.index + 1 : cut.index
      stream(
        ["type": "message_stop"],
        more: ["abandoned_blocks": ["api_message_id": .string(message), "from_block_index": .int(max(0, kept))]])
    }
    end(
      cut,
      result(
        subtype: "error_during_execution", isError: true, turn: cut, now: now,
        more: [
          "terminal_reason": .string(call == nil ? "aborted_streaming" : "aborted_tools"), "stop_reason": nil,
          "errors": ["[ede_diagnostic] result_type=user last_content_type=n/a stop_reason=null"],
        ]), move: "cancelled", now: now)
  }

  private var initializeAnswer: JSONValue {
    [
      "commands": .array(
        Self.commands.map {
          [
            "name": .string($0.name), "description": .string($0.summary), "argumentHint": .string($0.argumentHint),
            "builtin": true,
          ]
        }),
      "agents": [], "output_style": "default", "models": Self.models,
      "account": ["tokenSource": "none", "apiKeySource": "none", "apiProvider": "demo"],
      "claude_code_version": .string(shownVersion),
      "current_permission_mode": .string(mode.rawValue), "session_state": turn == nil ? "idle" : "running",
      "capabilities": Self.capabilities,
    ]
  }

  static let models: JSONValue = [
    ["value": "default", "resolvedModel": "demo", "displayName": "Demo", "description": "As fast as people read"],
    [
      "value": "demo-fast", "resolvedModel": "demo-fast", "displayName": "Demo, fast",
      "description": "Four times as fast",
    ],
  ]

  static let commands: [AgentInfo.SlashCommand] = [
    .init(name: "tour", summary: "Shows what Skein can do", argumentHint: ""),
    .init(name: "run", summary: "Pretends to run a command, and asks first", argumentHint: ""),
    .init(name: "edit", summary: "Pretends to change a file", argumentHint: ""),
    .init(name: "ask", summary: "Asks two questions", argumentHint: ""),
    .init(name: "plan", summary: "Shows a plan to approve", argumentHint: ""),
    .init(name: "think", summary: "Thinks before it answers", argumentHint: ""),
    .init(name: "count", summary: "Counts, slowly", argumentHint: "[number]"),
    .init(name: "fail", summary: "Fails as an unreachable service would", argumentHint: ""),
    .init(name: "crash", summary: "Ends in mid-sentence", argumentHint: ""),
    .init(name: "clear", summary: "Begins a fresh conversation", argumentHint: ""),
  ]
}
