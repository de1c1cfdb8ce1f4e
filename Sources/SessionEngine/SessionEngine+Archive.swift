import Conversation
import History

/// Sessions that are put away: kept with all their words and names, and not in the list.
extension SessionEngine {
  /// The sessions that are put away, in the order of their places.
  public func archived() async -> [SessionSummary] { await records().filter(\.record.isArchived).map(\.summary) }

  /// Ends the session's agent and puts the session away. Opening it, or a prompt, takes it out again.
  /// - Throws: ``Problem`` of kind `inUse` while another Skein has the session.
  public func archive(_ id: SessionID) async throws(Problem) {
    try await carryOut(awaiting: .archive(id, true), in: id)
    events.post(.removed(id))
  }

  /// Puts the session back into the list, where it stood.
  public func unarchive(_ id: SessionID) async throws(Problem) -> SessionSummary {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    try await carryOut(awaiting: .archive(id, false), in: id)
    let summary = await session.summary
    events.post(.summary(summary))
    return summary
  }
}
