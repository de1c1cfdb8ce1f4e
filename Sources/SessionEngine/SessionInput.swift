import Agents
import Conversation

/// What reaches a session; one after the other, in the order of arrival.
enum SessionInput: Sendable {
  case command(Command)
  /// A command whose outcome is waited for: nil when it was carried out.
  case awaited(Command, CheckedContinuation<Problem?, Never>)
  /// Going back to before a prompt; nil when it is under way or done.
  case rewind(Rewinding, CheckedContinuation<Problem?, Never>)
  /// The session came on screen, or left it.
  case shown(Bool)
  /// Batches of an earlier connection, told by its number, are ignored.
  case agent(connection: Int, [AgentEvent])
  /// The agent is to end where nothing needs it; memory is short.
  case rest
  case watch(UpdateWatcher)
  /// Asks for the session as it stands, loaded first where it is not.
  case view(CheckedContinuation<SessionView, Never>)
  /// Ends the agent; the continuation is resumed when its process is gone and all is on disk.
  case close(CheckedContinuation<Void, Never>)
}

/// Someone who follows a session beside the front end.
struct UpdateWatcher: Sendable {
  var continuation: AsyncStream<SessionUpdate>.Continuation
  /// Wants to read each message of the agent as it was received, too.
  var wantsLines: Bool
  /// Called once it is certain that nothing later will be missed.
  var ready: @Sendable () -> Void
}
