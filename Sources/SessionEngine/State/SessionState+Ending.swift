import Agents
import Conversation

/// The end of the agent's process, expected or not, and what a new launch finds after Skein itself was killed.
extension SessionState {
  mutating func ended(_ end: AgentEnd, recalled: AgentRecollection?, now: Timestamp) {
    let wasStarting = process == .starting
    process = .none
    requests = []
    withdrawing = []
    toldMode = nil
    retry = nil
    tasks = []
    if restartsByItself(end, wasStarting: wasStarting, pending: undelivered) { return }
    if revives(after: end, wasStarting: wasStarting, recalled: recalled, now: now) { return }
    isReviving = false
    let cutOff = undelivered
    let wasInTurn = turn != .none
    turn = .none
    record.isMidTurn = false
    settleLiveBlocks(as: .interrupted, now: now)
    for prompt in record.queue where prompt.delivery == .waiting { holdAgain(prompt.id) }
    if let reason = end.startFailure {
      giveBack(cutOff)
      fail(
        reason, end.didNotAnswer ? .agentEnded : .agentMissing, detail: end.didNotAnswer ? end.standardError : nil,
        now: now)
    } else if end.wasAsked {
      for prompt in cutOff { setDelivery(of: prompt.id, to: .uncertain) }
      if wasInTurn { note(Notice(.info, .interrupted, "Stopped in mid-turn; what had come is kept."), now: now) }
    } else if !wasInTurn, end.exitCode == 0 {
      // It ended in order and nothing was cut off: it sleeps like any other.
    } else if wasStarting {
      giveBack(cutOff)
      fail(
        "The agent ended while it started (\(exit(of: end))). Run it alone in a terminal to see why, then try again.",
        .agentEnded, detail: end.standardError, now: now)
    } else {
      for prompt in cutOff { setDelivery(of: prompt.id, to: .uncertain) }
      fail(
        "The agent ended unexpectedly (\(exit(of: end))). The next prompt starts it again and goes on with the conversation.",
        .agentEnded, detail: end.standardError, now: now)
    }
    act(.commit)
    // A prompt given while the agent was ending waits for exactly this moment.
    if !isQueuePaused, let next = record.queue.first {
      record.queue.removeFirst()
      deliver(next, now: now)
    }
  }

  /// What the agent says when it has nothing to resume, or not the message at which a copy was to end (observed of 2.1.329).
  private static let conversationIsGone = [
    "No conversation found with session ID", "No message found with message.uuid",
  ]

  /// A start that failed for a reason that Skein can mend is tried once more; the prompt was not taken in, so it is sent again.
  private mutating func restartsByItself(_ end: AgentEnd, wasStarting: Bool, pending: [Prompt]) -> Bool {
    guard wasStarting || turn == .requested, !end.wasAsked, restarts < 2, isReviving || !pending.isEmpty else {
      return false
    }
    if isConversationGone || Self.conversationIsGone.contains(where: { end.standardError.contains($0) }),
      record.hasConversation || record.forks != nil
    {
      record.forks = nil
      record.forksAt = nil
      isConversationGone = false
      record.conversation = .random()
      record.hasConversation = false
      countAnew()
      note(
        Notice(
          .warning, .startedAfresh,
          "The agent no longer has this conversation. It starts afresh and does not know what stands above."),
        now: record.updated)
    } else if end.standardError.contains("is already in use"), !record.hasConversation {
      record.hasConversation = true
    } else {
      return false
    }
    restarts += 1
    turn = pending.isEmpty ? .none : .requested
    record.isMidTurn = turn != .none
    start()
    for prompt in pending { send(prompt) }
    return true
  }

  /// Prompts that certainly did not arrive go back into the composer.
  mutating func giveBack(_ prompts: [Prompt]) {
    for prompt in prompts {
      if let block = transcript.blocks.last(where: { block in
        if case .prompt(let found) = block.content { found.id == prompt.id } else { false }
      }) {
        change(.remove([block.id]))
      }
      act(.withdrawn(prompt))
    }
  }

  private mutating func fail(_ reason: String, _ kind: Notice.Kind, detail: String?, now: Timestamp) {
    let words = detail.flatMap { $0.split(separator: "\n").last.map(String.init) }
    let text = words.map { "\(reason) It said: \($0)" } ?? reason
    failure = text
    // Who was not there to see it is led to it.
    if !isOpen { record.unread += 1 }
    isQueuePaused = true
    note(Notice(.failure, kind, text, detail: detail), now: now)
  }

  func exit(of end: AgentEnd) -> String {
    if let signal = end.signal { return "signal \(signal)" }
    return end.exitCode.map { "exit code \($0)" } ?? "no exit code"
  }

  /// Called once after loading: a turn that was running when Skein was killed is marked, nothing of it is thrown away.
  mutating func recover(now: Timestamp) {
    for index in record.queue.indices where record.queue[index].delivery == .waiting {
      record.queue[index].delivery = .held
    }
    isQueuePaused = !record.queue.isEmpty
    guard record.isMidTurn || transcript.blocks.suffix(50).contains(where: \.isLive) else { return }
    settleLiveBlocks(as: .interrupted, now: now)
    for prompt in undelivered { setDelivery(of: prompt.id, to: .uncertain) }
    record.isMidTurn = false
    note(Notice(.warning, .interrupted, "Interrupted: Skein ended in mid-turn. All that had come is above."), now: now)
  }
}
