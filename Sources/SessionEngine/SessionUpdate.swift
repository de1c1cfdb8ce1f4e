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
  case problem(Problem)
}
