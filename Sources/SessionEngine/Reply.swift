import Agents
import Conversation

/// What came of a prompt.
public struct Reply: Sendable {
  /// The last text of the answer.
  public var content: String
  /// All texts of the turn, in order; `content` is the last of them.
  public var texts: [String]
  public var session: SessionSummary
  public var outcome: TurnEnd.Outcome
  /// The agent's words about a failure.
  public var message: String?
  /// Milliseconds from sending the prompt to the end of the turn.
  public var duration: Int64
  /// Replies of the model that the turn took.
  public var turns: Int
  /// The turn was cut off because its time was up; what had come is in `texts`.
  public var isTimedOut: Bool
  /// The agent's result message as received; empty where its protocol has none.
  public var raw: String

  public var isError: Bool { outcome == .failed || outcome == .unknownConversation }
}
