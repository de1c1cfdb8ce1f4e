import Agents
import Conversation

/// What came of a prompt.
public struct Reply: Sendable {
  /// The last text of the answer.
  public var content: String
  /// All texts of the turn, in order; `content` is the last of them.
  public var texts: [String]
  /// The session as the turn left it; its usage is the sum over the conversation.
  public var session: SessionSummary
  public var outcome: TurnEnd.Outcome
  /// The agent's words about a failure.
  public var message: String?
  /// Milliseconds from sending the prompt to the end of the turn.
  public var duration: Int64
  /// Replies of the model that the turn took.
  public var turns: Int
  /// Tokens and money of this turn, sub-agents included.
  public var usage: Usage
  /// The turn was cut off because its time was up; what had come is in `texts`.
  public var isTimedOut: Bool
  /// The agent's result message as received; empty where its protocol has none.
  public var raw: String
  /// Every message of the agent during the turn, as received and in order; empty where they were not kept.
  public var messages: [String]
  /// The command line of the agent's process, executable first; nil where it is reached by other means.
  public var command: [String]?
  /// With what the agent's process exited; nil while it lives on for the next prompt, and when a signal ended it.
  public var exitCode: Int32?

  public var isError: Bool { outcome == .failed || outcome == .unknownConversation }
}
