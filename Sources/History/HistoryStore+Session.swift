import Conversation

extension HistoryStore {
  /// By looking through all of them: for stores that have no quicker way.
  public func session(_ id: SessionID) async throws(HistoryProblem) -> SessionRecord? {
    try await sessions().first { $0.id == id }
  }
}
