import Conversation

/// One step that a store makes durable.
public enum HistoryChange: Hashable, Sendable {
  /// Adds a session or replaces what is known of it; its blocks stay, and one in the trash stays there.
  case session(SessionRecord)
  /// A step of a transcript, with the meaning of ``Transcript/apply(_:)``. Blocks that come before their session are kept.
  case transcript(SessionID, TranscriptChange)
  /// Moves a session to the trash; it is no longer listed.
  case trash(SessionID, at: Timestamp)
  /// Takes a session out of the trash.
  case restore(SessionID)
  /// Keeps what a turn took. Where the session is not known nothing is kept.
  case spent(Spending)
  /// Removes a session and its blocks for good: nothing of them is left in the files when the commit returns
  /// (while another process reads the file in that moment, in its log until the last process closes it).
  case purge(SessionID)

  /// The session that is changed.
  public var session: SessionID {
    switch self {
    case .session(let record): record.id
    case .spent(let spending): spending.session
    case .transcript(let id, _), .trash(let id, _), .restore(let id), .purge(let id): id
    }
  }
}
