/// How a session stands, in numbers.
public struct SessionReport: Hashable, Sendable {
  public var session: SessionSummary
  /// Whether an agent of this program serves it now.
  public var isAlive: Bool
  /// Resident memory of its agent, whichever program runs it, with all that the agent runs, in bytes; nil where none runs.
  public var memory: Int?
  /// Prompts that were sent, since the session was made.
  public var prompts: Int
  /// Texts that the agent wrote, those of its sub-agents not counted.
  public var answers: Int
  /// What went wrong last, also where all has gone well since; nil when nothing did.
  public var lastError: String?

  public var messages: Int { prompts + answers }

  /// Milliseconds since the session was made.
  public var age: Int64 { Timestamp.now().since(session.created) }
  /// Milliseconds since something was last said in it.
  public var idle: Int64 { Timestamp.now().since(session.updated) }

  init(session: SessionSummary, isAlive: Bool, memory: Int?, blocks: [Block]) {
    self.session = session
    self.isAlive = isAlive
    self.memory = memory
    prompts = 0
    answers = 0
    for block in blocks {
      switch block.content {
      case .prompt: prompts += 1
      case .text where block.parent == nil: answers += 1
      case .notice(let notice) where notice.level == .failure: lastError = notice.text
      default: break
      }
    }
    if case .failed(let reason) = session.status { lastError = reason }
  }
}
