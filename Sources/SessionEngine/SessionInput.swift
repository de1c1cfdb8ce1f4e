import Agents
import Conversation
import History

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
  /// The agent is to run from now on, and to be started again whenever it ends by itself.
  case supervise
  case watch(UpdateWatcher)
  /// Asks for the session as it stands, loaded first where it is not.
  case view(CheckedContinuation<SessionView, Never>)
  /// Another Skein wants the session.
  case release(Release)
  /// The Skein of that process has taken the session, or gone without it.
  case handedOver(Int32)
  /// Ends the agent; the continuation is resumed when its process is gone. Answers false where this Skein does not have the session.
  case halt(CheckedContinuation<Bool, Never>)
  /// Takes the session's lock; the problem says why that could not be.
  case own(CheckedContinuation<Problem?, Never>)
  /// Whoever views the session in another Skein answered a request; false where it is not open here.
  case answeredElsewhere(RemoteAnswer)
  /// Another Skein follows the session, until the session leaves this one.
  case follow(EventMailbox)
  case unfollow(EventMailbox)
  /// What the owner tells of a session that is followed; by the number of the connection.
  case followed(Int, Event.Kind)
  case linkEnded(Int)
  case followAgain
  /// What the history has of the session now; the continuation is resumed when it has been looked at.
  case listed(SessionRecord, CheckedContinuation<Void, Never>?)
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
