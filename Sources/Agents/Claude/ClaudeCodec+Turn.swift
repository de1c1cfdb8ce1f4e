import Conversation
import JSON

/// Where turns begin and end, what became of prompts, and what it all cost.
extension ClaudeCodec {
  mutating func receiveInit(_ message: JSONValue, _ out: inout AgentDecoding) {
    if let id = message["session_id"]?.string, !id.isEmpty { change(to: ConversationID(id), &out) }
    hasTurnBegun = true
    isCompacted = false
    if version == nil { version = message["claude_code_version"]?.string.flatMap(ClaudeVersion.init) }
    if let name = message["model"]?.string { model = name }
    if let word = message["permissionMode"]?.string { mode = PermissionMode(wire: word) }
    out.events.append(.turnBegan(model: model, mode: mode, prompts: message.prompts))
  }

  mutating func receiveResult(_ message: JSONValue, line: ArraySlice<UInt8>, _ out: inout AgentDecoding) {
    let outcome = outcome(of: message)
    closeBlocks(isAborted: outcome != .completed && outcome != .local, &out)
    stream.endTurn()
    isRequesting = false
    isCompacted = false
    if noteUsage(message) { out.events.append(.usage(usage)) }
    let origin = message["origin"]?["kind"]?.string
    out.events.append(
      .turnEnded(
        TurnEnd(
          outcome: outcome, message: failure(of: message, outcome),
          duration: message["duration_ms"]?.count.map(Int64.init),
          replies: message["num_turns"]?.count ?? 0, prompts: message.prompts,
          isSpontaneous: origin != nil && origin != "human", raw: String(decoding: line, as: UTF8.self),
          counted: counted(in: message))))
  }

  /// API failures come as `success` with `is_error`, so `subtype` alone says little.
  private func outcome(of message: JSONValue) -> TurnEnd.Outcome {
    let reason = message["terminal_reason"]?.string
    let isEmpty = reason == nil && message["num_turns"]?.int == 0
    if reason?.hasPrefix("aborted_") == true { return .interrupted }
    if message["is_error"]?.bool == true {
      let errors = message["errors"]?.array?.compactMap(\.string) ?? []
      let isUnknown = errors.contains { $0.hasPrefix("No conversation found") }
      return isEmpty && !hasTurnBegun && isUnknown ? .unknownConversation : .failed
    }
    return isEmpty ? .local : .completed
  }

  private func failure(of message: JSONValue, _ outcome: TurnEnd.Outcome) -> String? {
    guard outcome == .failed || outcome == .unknownConversation else { return nil }
    if let text = message["result"]?.string, !text.isEmpty {
      return text.contains("Please run /login") ? ClaudeWords.signIn(text) : text
    }
    let errors = (message["errors"]?.array?.compactMap(\.string) ?? []).filter { !$0.hasPrefix("[ede_diagnostic]") }
    if !errors.isEmpty { return errors.joined(separator: "\n") }
    let reason = message["api_error"]?.string ?? message["terminal_reason"]?.string ?? message["subtype"]?.string
    return "The agent could not finish this turn (\(reason ?? "no reason given"))."
  }

  mutating func receiveLifecycle(_ message: JSONValue, _ out: inout AgentDecoding) {
    guard let id = message["command_uuid"]?.string, let state = message["state"]?.string else {
      return passOver("command_lifecycle", &out)
    }
    // "refused" is named in the CLI's sources and means the same to a user: it will not run.
    guard let move = PromptMove(rawValue: state == "refused" ? "discarded" : state) else {
      return passOver("command_lifecycle/\(state)", &out)
    }
    out.events.append(.promptMoved(PromptID(id), move))
  }

  mutating func receiveReset(_ message: JSONValue, _ out: inout AgentDecoding) {
    guard let id = message["new_conversation_id"]?.string.map(ConversationID.init(_:)) else {
      return passOver("conversation_reset", &out)
    }
    if let old = conversation { formerConversations.insert(old) }
    if let old = message["session_id"]?.string { formerConversations.insert(ConversationID(old)) }
    formerConversations.remove(id)
    conversation = id
    usage = Usage()
    contextOfRequest = 0
    out.events.append(.cleared(id))
    out.events.append(.usage(usage))
  }

  /// What the request of a reply put before the model; its answer is added when it is known.
  mutating func noteContext(_ value: JSONValue?) {
    guard let value else { return }
    let parts = ["input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"]
    contextOfRequest = parts.reduce(0) { $0 + (value[$1]?.count ?? 0) }
    if contextOfRequest > 0 { usage.contextTokens = contextOfRequest }
  }

  /// `modelUsage` by model. The CLI's price for each is in `costUSD`.
  private func counted(in message: JSONValue) -> [String: Usage] {
    var counted: [String: Usage] = [:]
    for model in message["modelUsage"]?.members ?? [] {
      var usage = Usage()
      usage.inputTokens = model.value["inputTokens"]?.count ?? 0
      usage.outputTokens = model.value["outputTokens"]?.count ?? 0
      usage.cacheReadTokens = model.value["cacheReadInputTokens"]?.count ?? 0
      usage.cacheWriteTokens = model.value["cacheCreationInputTokens"]?.count ?? 0
      usage.cost = model.value["costUSD"]?.double ?? 0
      counted[model.key] = usage
    }
    return counted
  }

  /// `modelUsage` and the cost are sums over the conversation, also across `--resume`; false where nothing was used yet.
  private mutating func noteUsage(_ message: JSONValue) -> Bool {
    guard let models = message["modelUsage"]?.members, !models.isEmpty else { return false }
    if let cost = message["total_cost_usd"]?.double { usage.cost = cost }
    func sum(_ key: String) -> Int { models.reduce(0) { $0 &+ ($1.value[key]?.count ?? 0) } }
    usage.inputTokens = sum("inputTokens")
    usage.outputTokens = sum("outputTokens")
    usage.cacheReadTokens = sum("cacheReadInputTokens")
    usage.cacheWriteTokens = sum("cacheCreationInputTokens")
    let own = models.last { $0.key == model }?.value["contextWindow"]?.count
    if let window = own ?? models.compactMap({ $0.value["contextWindow"]?.count }).max() {
      usage.contextWindow = window
    }
    return true
  }
}

extension JSONValue {
  /// The prompts that a turn or a result is about.
  fileprivate var prompts: [PromptID] {
    let several = self["user_message_uuids"]?.array?.compactMap(\.string)
    return (several ?? self["user_message_uuid"]?.string.map { [$0] } ?? []).map(PromptID.init(_:))
  }
}

extension PermissionMode {
  /// A mode as the CLI names it; `manual` is its newer word for `default`.
  init(wire: String) { self = wire == "manual" ? .standard : PermissionMode(rawValue: wire) }
}
