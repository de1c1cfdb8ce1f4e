import Agents
import Conversation

/// Bringing back an agent that ended by itself. What it may have begun is never begun again: only a prompt that it certainly
/// did not take in is sent a second time, and only where no turn was cut off.
extension SessionState {
  /// More than ``mostRevivals`` within this many milliseconds, with no turn completed in between, and the agent stays down.
  static let revivalWindow: Int64 = 5_000
  static let mostRevivals = 3

  /// Prompts that were sent and whose turn was not seen to end.
  var promptsInDoubt: Set<PromptID> {
    var prompts = undelivered + record.queue.filter { $0.delivery == .waiting }
    if turn == .running, let last = lastPrompt { prompts.append(last) }
    return Set(prompts.map(\.id))
  }

  private var lastPrompt: Prompt? {
    for block in transcript.blocks.reversed() {
      if case .prompt(let prompt) = block.content { return prompt }
    }
    return nil
  }

  /// Starts the agent again; false where that would not help or was tried often enough, and the session is to stay down.
  mutating func revives(
    after end: AgentEnd, wasStarting: Bool, recalled: AgentRecollection?, now: Timestamp
  ) -> Bool {
    guard !end.wasAsked, end.startFailure == nil else { return false }
    let isOrderly = end.exitCode == 0
    guard turn != .none || isReviving || isSupervised || (!isOrderly && !record.queue.isEmpty) else { return false }
    // A first start that the agent itself refuses, over its options or its account, will be refused again.
    if wasStarting, !isReviving, end.exitCode != nil { return false }
    revivals.removeAll { now.since($0) > Self.revivalWindow }
    let isHopeless = revivals.count >= Self.mostRevivals
    let wasInTurn = turn != .none
    let last = turn == .running ? lastPrompt : nil
    let again = promptsToSendAgain(wasStarting: wasStarting, recalled: recalled, isHopeless: isHopeless, now: now)
    let isForgotten = record.hasConversation && recalled?.hasConversation == false
    if let recalled { record.hasConversation = recalled.hasConversation }
    if isHopeless { return false }
    revivals.append(now)
    isReviving = true
    settleLiveBlocks(as: .interrupted, now: now)
    var words = "The agent ended unexpectedly (\(exit(of: end))) and was started again."
    if !again.isEmpty {
      words += " The prompt had not reached it and was sent again."
    } else if wasInTurn {
      words += " What had come is kept; nothing was sent again."
    }
    if isForgotten {
      words += " It does not know what stands above."
    } else if let recalled, let last, !recalled.prompts.contains(last.id) {
      words += " It does not know your last prompt."
    }
    note(Notice(.warning, .agentEnded, words, detail: end.standardError.isEmpty ? nil : end.standardError), now: now)
    turn = again.isEmpty ? .none : .requested
    record.isMidTurn = turn != .none
    if wasInTurn, again.isEmpty { act(.turnLost(words)) }
    act(.commit)
    start()
    for prompt in again { act(.send(.prompt(prompt))) }
    return true
  }

  /// Gives every prompt that was on its way its place: taken in, back with the user, or to be sent again.
  private mutating func promptsToSendAgain(
    wasStarting: Bool, recalled: AgentRecollection?, isHopeless: Bool, now: Timestamp
  ) -> [Prompt] {
    // After an interrupt nothing is wanted any more.
    var isCut = turn == .running || (turn == .requested && isQueuePaused)
    for id in promptsInDoubt where recalled?.prompts.contains(id) == true {
      takeIn(id, now: now)
      isCut = true
    }
    // An agent that was not yet ready has taken nothing in.
    let isCertain = recalled != nil || wasStarting
    var again: [Prompt] = []
    for prompt in undelivered {
      if !isCertain {
        setDelivery(of: prompt.id, to: .uncertain)
      } else if !isCut, !isHopeless, resent.insert(prompt.id).inserted {
        again.append(prompt)
      } else {
        giveBack([prompt])
      }
    }
    for prompt in record.queue where prompt.delivery == .waiting {
      if isCertain, !isCut, !isHopeless, resent.insert(prompt.id).inserted {
        again.append(prompt)
      } else {
        holdAgain(prompt.id)
      }
    }
    if isCut { isQueuePaused = true }
    return again
  }
}
