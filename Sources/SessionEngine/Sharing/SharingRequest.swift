import Conversation

/// What one Skein asks another: one line of JSON, at most ``longest`` bytes, such as `{"ask":"release","session":"…"}`.
struct SharingRequest: Codable, Sendable {
  enum Ask: String, Codable, Sendable {
    /// The sessions that the asked one has, as they stand: answered by ``SharingReply/sessions``.
    case state
    /// End the agent of a session in order, keep all of it, and let go of it: answered by `heard` at once and `done` afterwards. The
    /// asker ends the connection when it has the session.
    case release
    /// End the agent of a session; the session stays with its owner. Answered like ``release``.
    case stop
    /// One session from now on: events, one a line, as long as its owner has it.
    case follow
    /// All sessions of the asked one from now on: a summary whenever one changes, `removed` when it is let go.
    case watch
    /// One open request of a session gets this answer, given where the session is viewed: answered by `done`, or by a problem where
    /// that very request is not open any more.
    case answer
    /// The asker has begun to own sessions and can be asked at `address`.
    case hello
    /// The list of sessions in the history is another than it was: one was made, named otherwise, moved, put away or removed. Not
    /// answered.
    case changed
    /// Carry out ``SharingRequest/command``, which concerns only where a session stands in the list. Answered like ``release``.
    case carryOut
  }

  var ask: Ask
  var session: SessionID?
  var address: String?
  /// What is to be carried out.
  var command: Command?
  /// What is answered, and when that was asked: both must fit.
  var request: RequestID?
  var asked: Timestamp?
  var answer: PermissionAnswer?

  /// A note to a refusal can be long.
  static let longest = 1 << 18
}
