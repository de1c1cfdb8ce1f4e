import Agents
import Conversation

/// What the agent says.
extension SessionState {
  /// - Parameter recalled: with the end of an agent, what its own record says of ``promptsInDoubt``.
  mutating func receive(_ event: AgentEvent, recalled: AgentRecollection? = nil, now: Timestamp) {
    switch event {
    case .starting(let reason): startReason = reason
    case .ready(let info):
      agent = info
      if process == .starting { process = .ready }
      isReviving = false
    case .conversation(let id):
      if !isForgetting { record.conversation = id }
    case .turnBegan(let model, let mode, let prompts):
      turnBegan(model: model, mode: mode, prompts: prompts, now: now)
    case .activity(let activity):
      if activity == .compacting { note(Notice(.info, .compacted, "The conversation is being compacted…"), now: now) }
    case .modeChanged(let mode): modeChanged(mode)
    case .modelChanged(let model): record.model = model
    case .promptMoved(let prompt, let move): promptMoved(prompt, move, now: now)
    case .blockBegan(let key, let block, let parent): blockBegan(key, block, parent: parent, now: now)
    case .blockGrew(let key, let text):
      if let id = keys[key] { change(.grow(id, text)) }
    case .blockEnded(let key, let block, let parent, let isAborted):
      blockEnded(key, block, parent: parent, isAborted: isAborted, now: now)
    case .blocksWithdrawn(let message, let index): withdrawBlocks(of: message, from: index)
    case .toolEnded(let call, let state, let output, let result):
      updateTool(call) {
        $0.state = state
        $0.output = output
        $0.result = result
        $0.ended = now
      }
    case .asked(let request):
      requests.append(request)
      if let call = request.toolCall { updateTool(call) { $0.state = .asking } }
    case .askWithdrawn(let id):
      requests.removeAll { $0.id == id }
    case .retrying(let state): retry = state
    case .usage(let usage): record.usage = usage
    case .turnEnded(let end): turnEnded(end, now: now)
    case .cleared(let id):
      record.conversation = id
      countAnew()
      note(
        Notice(.info, .cleared, "The agent starts afresh: it no longer knows what stands above."),
        now: now)
    case .tasksChanged(let tasks): self.tasks = tasks
    case .filesRewound(let rewind): filesRewound(rewind, now: now)
    case .notice(let notice): note(notice, now: now)
    case .interruptAnswered(_, let cancelled):
      for id in cancelled { cameBack(id) }
    case .withdrawAnswered(let id, let isBack):
      if isBack { withdrawn(id) }
      withdrawing.remove(id)
    case .filesSuggested(let query, let paths):
      if let paths { act(.filesFound(query: query, paths: paths)) } else { suggestsFiles = false }
    case .refused(let request, let reason): refused(request, reason: reason, now: now)
    // Nobody signs in from within a session.
    case .unknown, .line, .signInOffered, .signedIn: break
    case .malformed(let reason):
      note(
        Notice(.warning, .other, "One message of the agent could not be read and was left out.", detail: reason),
        now: now)
    case .ended(let end): ended(end, recalled: recalled, now: now)
    }
  }

  private mutating func turnBegan(model: String?, mode: PermissionMode?, prompts: [PromptID], now: Timestamp) {
    turn = .running
    turnFailure = nil
    record.isMidTurn = true
    if !isForgetting {
      record.hasConversation = true
      record.forks = nil
      record.forksAt = nil
    }
    restarts = 0
    isReviving = false
    if process == .starting { process = .ready }
    if let model { record.model = model }
    if let mode { self.mode = mode }
    for prompt in prompts { takeIn(prompt, now: now) }
    if prompts.isEmpty {
      // A CLI before 2.1.206 does not say which prompts a turn answers: it merges all that wait.
      for prompt in undelivered { takeIn(prompt.id, now: now) }
    }
  }

  private mutating func promptMoved(_ prompt: PromptID, _ move: PromptMove, now: Timestamp) {
    switch move {
    case .started: takeIn(prompt, now: now)
    // Of one that the user takes back this comes before the answer.
    case .cancelled: if withdrawing.contains(prompt) { withdrawn(prompt) } else { cameBack(prompt) }
    case .discarded:
      setDelivery(of: prompt, to: .uncertain)
      holdAgain(prompt)
      if turn == .requested { turn = .none }
    case .queued, .completed: break
    }
  }

  private mutating func withdrawn(_ id: PromptID) {
    withdrawing.remove(id)
    guard let place = record.queue.firstIndex(where: { $0.id == id }) else { return }
    act(.withdrawn(record.queue.remove(at: place)))
  }

  /// The agent has the prompt: one that waited in the queue gets its place in the transcript here and now.
  mutating func takeIn(_ id: PromptID, now: Timestamp) {
    if let place = record.queue.firstIndex(where: { $0.id == id }) {
      var prompt = record.queue.remove(at: place)
      prompt.delivery = .taken
      _ = append(.prompt(prompt), now: now)
    } else {
      setDelivery(of: id, to: .taken)
    }
  }

  /// The agent lets go of a prompt that no turn has taken in. Where the turn was to begin with it, there will be none and
  /// no end of one is told: the prompt goes back into the composer.
  private mutating func cameBack(_ id: PromptID) {
    holdAgain(id)
    guard let prompt = undelivered.first(where: { $0.id == id }) else { return }
    giveBack([prompt])
    guard turn == .requested, undelivered.isEmpty, !record.queue.contains(where: { $0.delivery == .waiting }) else {
      return
    }
    turn = .none
    record.isMidTurn = false
    act(.commit)
  }

  /// A prompt that was sent comes back: it stays in the queue until the user sends it again.
  mutating func holdAgain(_ id: PromptID) {
    guard let place = record.queue.firstIndex(where: { $0.id == id }) else { return }
    record.queue[place].delivery = .held
    // The CLI drops a message whose identifier it has seen, in silence.
    record.queue[place].id = .random()
    isQueuePaused = true
  }

  private mutating func turnEnded(_ end: TurnEnd, now: Timestamp) {
    let waits = record.queue.contains { $0.delivery == .waiting }
    turn = waits ? .requested : .none
    record.isMidTurn = waits
    count(end, now: now)
    record.updated = now
    retry = nil
    // Questions stay: a sub-agent in the background can ask on after the turn, and the agent withdraws what it no longer asks.
    settleLiveBlocks(as: end.outcome == .interrupted ? .interrupted : .complete, now: now)
    switch end.outcome {
    case .completed, .local:
      revivals = []
      resent = []
    case .interrupted:
      for prompt in undelivered { setDelivery(of: prompt.id, to: .uncertain) }
      note(Notice(.info, .interrupted, "Interrupted."), now: now)
    case .failed:
      let reason = end.message ?? "The turn failed; the agent gave no reason."
      turnFailure = reason
      // There may be no other word of it.
      if !isOpen { record.unread += 1 }
      note(Notice(.failure, .turnFailed, reason), now: now)
    case .unknownConversation:
      // The process ends next, and what is to be done is decided then.
      isConversationGone = true
      turn = .requested
      return
    }
    act(.commit)
    act(.turnEnded(end))
    for prompt in end.prompts { takeIn(prompt, now: now) }
    sendNextHeld(now: now)
  }

  mutating func sendNextHeld(now: Timestamp) {
    guard turn == .none, !isQueuePaused, process == .ready, let next = record.queue.first, next.delivery == .held else {
      return
    }
    record.queue.removeFirst()
    deliver(next, now: now)
  }

  private mutating func refused(_ request: AgentRequest, reason: String, now: Timestamp) {
    if case .setPermissionMode(let mode) = request, mode == toldMode { toldMode = nil }
    // Skein's own list is there without it.
    if case .suggestFiles = request { return }
    if case .rewindFiles(let prompt, let isDry) = request {
      return filesRewound(FileRewind(prompt: prompt, isDry: isDry, problem: reason), now: now)
    }
    let what =
      switch request {
      case .setModel(let model): "The model was not changed to \(model ?? "the default")"
      case .setPermissionMode(let mode): "The permission mode was not changed to \(mode.rawValue)"
      case .interrupt: "The turn could not be interrupted"
      case .prompt, .promptWithImages: "The prompt was not accepted"
      case .stopTask: "The task was not stopped"
      case .initialize, .rewindFiles, .answer, .withdraw, .endSession, .suggestFiles, .signIn, .finishSignIn:
        "The agent refused a request"
      }
    note(Notice(.warning, .other, "\(what): \(reason)"), now: now)
  }
}
