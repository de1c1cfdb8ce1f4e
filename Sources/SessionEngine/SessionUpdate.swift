import Agents
import Conversation

/// What a program that follows one session is told.
public enum SessionUpdate: Sendable {
  case transcript(TranscriptChange)
  case summary(SessionSummary)
  /// All open requests, oldest first.
  case requests([PermissionRequest])
  /// A prompt came back: it certainly did not reach the agent.
  case withdrawn(Prompt)
  case turnEnded(TurnEnd)
  /// A message of the agent as it was received; only for those who asked for it.
  case line(String)
  /// The agent ended in mid-turn; what had come is kept, and nothing more will come. The reason in a sentence.
  case turnLost(String)
  case problem(Problem)
  /// The agent said what taking files back would change, or has changed.
  case filesRewound(FileRewind)
}
