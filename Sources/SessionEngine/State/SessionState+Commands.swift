import Conversation

/// What the user asks of the session.
extension SessionState {
  var isBusy: Bool { turn != .none || !requests.isEmpty }

  mutating func submit(_ prompt: Prompt, holds: Bool, now: Timestamp) {
    record.updated = now
    record.isArchived = false
    if isBusy || process == .ending {
      var prompt = prompt
      prompt.delivery = holds || process == .ending ? .held : .waiting
      record.queue.append(prompt)
      if process == .ending { isQueuePaused = false }
      act(.commit)
      if prompt.delivery == .waiting { send(prompt) }
    } else {
      isQueuePaused = false
      deliver(prompt, now: now)
    }
  }

  /// Sends a prompt to an agent that has no turn, waking the agent where it sleeps.
  mutating func deliver(_ prompt: Prompt, now: Timestamp) {
    var prompt = prompt
    prompt.delivery = .waiting
    _ = append(.prompt(prompt), now: now)
    failure = nil
    turn = .requested
    record.isMidTurn = true
    act(.commit)
    if process == .none { start() }
    send(prompt)
  }

  mutating func start() {
    process = .starting
    suggestsFiles = true
    startReason = nil
    isForgetting = false
    act(.start(conversationStart))
  }

  /// Takes a prompt that no turn has taken in back into the composer.
  mutating func withdraw(_ id: PromptID) {
    guard let place = record.queue.firstIndex(where: { $0.id == id }) else { return }
    if record.queue[place].delivery == .waiting, process != .none {
      withdrawing.insert(id)
      act(.send(.withdraw(id)))
    } else {
      act(.withdrawn(record.queue.remove(at: place)))
    }
  }

  /// Moves a held prompt to a place of the queue; prompts that are sent already stay in front of it.
  mutating func reorder(_ id: PromptID, to place: Int) {
    guard let from = record.queue.firstIndex(where: { $0.id == id }), record.queue[from].delivery != .waiting else {
      return
    }
    let prompt = record.queue.remove(at: from)
    let first = (record.queue.lastIndex { $0.delivery == .waiting } ?? -1) + 1
    record.queue.insert(prompt, at: min(max(first, place), record.queue.count))
    act(.commit)
  }

  /// Asks a running agent for files too.
  mutating func suggestFiles(_ query: String) {
    if process == .ready, suggestsFiles { act(.send(.suggestFiles(query))) }
  }

  mutating func discard(_ id: PromptID) {
    guard let place = record.queue.firstIndex(where: { $0.id == id }), record.queue[place].delivery != .waiting else {
      return
    }
    record.queue.remove(at: place)
  }

  /// Sends a held prompt now: to the running turn, or as the next one.
  mutating func sendHeld(_ id: PromptID, now: Timestamp) {
    guard let place = record.queue.firstIndex(where: { $0.id == id }), record.queue[place].delivery != .waiting,
      process != .ending
    else { return }
    submit(record.queue.remove(at: place), holds: false, now: now)
  }

  mutating func interrupt() {
    guard isBusy, process == .starting || process == .ready else { return }
    isQueuePaused = true
    act(.send(.interrupt(cancelsQueued: true)))
  }

  /// Only a question that is open now is answered; a late answer never reaches another one.
  mutating func answer(_ id: RequestID, _ answer: PermissionAnswer, now: Timestamp) {
    guard let place = requests.firstIndex(where: { $0.id == id }) else {
      act(.problem(Problem(.other, session: record.id, Problem.requestIsGone)))
      return
    }
    let request = requests.remove(at: place)
    let decision = Decision(of: request, answer: answer)
    if let call = request.toolCall {
      updateTool(call) { $0.state = decision.isAllowed ? .running : .denied }
    }
    _ = append(.decision(decision), parent: parent(of: request), now: now)
    act(.commit)
    act(.send(.answer(request, answer)))
  }

  /// The sub-agent that the request belongs to. An agent may tell of the request and not of the call.
  private func parent(of request: PermissionRequest) -> ToolCallID? {
    if let call = request.toolCall.flatMap({ tools[$0] }).flatMap({ transcript[$0] }) { return call.parent }
    return request.agentCall.flatMap { tools[$0] == nil ? nil : $0 }
  }

  mutating func setModel(_ model: String?) {
    record.options.model = model
    record.model = model
    if process == .starting || process == .ready { act(.send(.setModel(model))) }
  }

  mutating func setMode(_ mode: PermissionMode) {
    guard record.options.allows(mode) else {
      act(.problem(.safe(record.id)))
      return
    }
    record.options.permissionMode = mode
    if process == .starting || process == .ready {
      // It says nothing where nothing changes.
      if mode != toldMode ?? self.mode { toldMode = mode }
      act(.send(.setPermissionMode(mode)))
    } else {
      self.mode = mode
    }
  }

  mutating func stop() {
    isSupervised = false
    guard process == .starting || process == .ready else {
      failure = nil
      return
    }
    process = .ending
    isQueuePaused = true
    act(.end(isBusy: turn != .none))
  }

  mutating func changeAgent(_ profile: String, title: String, now: Timestamp) {
    guard profile != record.options.agent else { return }
    stop()
    record.options.agent = profile
    record.options.model = nil
    record.model = nil
    record.conversation = .random()
    record.hasConversation = false
    countAnew()
    record.usage = Usage()
    failure = nil
    mode = nil
    note(
      Notice(.info, .startedAfresh, "From here on \(title) answers. It does not know what was said above."), now: now)
  }
}

extension Problem {
  static let requestIsGone = "That question is no longer open; nothing was answered."
}

extension Decision {
  init(of request: PermissionRequest, answer: PermissionAnswer) {
    let outcome: String
    var isAllowed = true
    switch answer {
    case .allowOnce: outcome = "allowed once"
    case .allow(let chosen):
      let rules = chosen.filter(request.suggestions.indices.contains).map { request.suggestions[$0].rule }
      outcome = "allowed, with the rule \(rules.joined(separator: ", "))"
    case .allowForSession:
      let rules = request.suggestions.filter { $0.type == "addRules" }.map(\.rule)
      outcome = "allowed, for this session with the rule \(rules.joined(separator: ", "))"
    case .deny(let note):
      outcome = Self.refusal(of: request, note: note)
      isAllowed = false
    case .denyAndInterrupt:
      outcome = "denied, and the turn ended"
      isAllowed = false
    case .answers(let answers):
      outcome = answers.map { "\($0.question) \($0.answer.isEmpty ? "(not answered)" : $0.answer)" }.joined(
        separator: "; ")
    case .approvePlan(let mode):
      outcome = "plan approved" + (mode.map { ", going on in \($0.rawValue)" } ?? "")
    }
    self.init(toolCall: request.toolCall, toolName: request.toolName, outcome: outcome, isAllowed: isAllowed)
  }

  private static func refusal(of request: PermissionRequest, note: String?) -> String {
    let word =
      switch request.kind {
      case .tool: "denied"
      case .questions: "not answered"
      case .plan: note == nil ? "plan not approved" : "plan sent back"
      }
    return note.map { "\(word): \($0)" } ?? word
  }
}
