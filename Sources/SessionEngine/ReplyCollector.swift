import Agents
import Conversation

/// Gathers the reply to one prompt from what happens in its session.
struct ReplyCollector: Sendable {
  private let prompt: PromptID
  private var summary: SessionSummary
  private let began = Timestamp.now()
  private var isTaken = false
  /// The agent has let go of the prompt before a turn took it in, or it was not accepted: no turn ends with it.
  private var isBack = false
  private var texts: [BlockID: String] = [:]
  private var messages: [String] = []
  private let usedBefore: Usage

  init(prompt: PromptID, summary: SessionSummary) {
    self.prompt = prompt
    self.summary = summary
    usedBefore = summary.usage
  }

  /// Nil until the prompt's turn is over.
  mutating func receive(_ update: SessionUpdate) -> Result<Reply, Problem>? {
    switch update {
    case .transcript(let change):
      take(change)
      return nil
    case .summary(let new):
      summary = new
      if case .failed(let reason) = new.status { return .failure(Problem(.agentFailed, session: new.id, reason)) }
      return isBack && !new.isBusy ? .success(reply(TurnEnd(outcome: .interrupted))) : nil
    case .turnEnded(let end):
      guard isTaken || end.prompts.contains(prompt) else { return nil }
      return .success(reply(end))
    case .turnLost(let reason): return .failure(Problem(.agentFailed, session: summary.id, reason))
    case .problem(let problem):
      return problem.kind == .inUse || isBack ? .failure(problem) : nil
    case .line(let line):
      messages.append(line)
      return nil
    case .withdrawn(let back):
      if back.id == prompt { isBack = true }
      return nil
    case .filesRewound, .requests:
      return nil
    }
  }

  private func reply(_ end: TurnEnd) -> Reply {
    let ordered = texts.sorted { $0.key < $1.key }.map(\.value)
    return Reply(
      content: ordered.last ?? "", texts: ordered, session: summary, outcome: end.outcome, message: end.message,
      duration: Timestamp.now().since(began), turns: end.replies, usage: summary.usage.spent(since: usedBefore),
      isTimedOut: false, raw: end.raw, messages: messages)
  }

  private mutating func take(_ change: TranscriptChange) {
    switch change {
    case .put(let block):
      switch block.content {
      case .prompt(let found) where found.id == prompt: isTaken = true
      case .text(let text) where isTaken && block.parent == nil: texts[block.id] = text.text
      default: break
      }
    case .grow(let id, let text): texts[id]?.append(text)
    case .remove(let ids): for id in ids { texts[id] = nil }
    }
  }
}
