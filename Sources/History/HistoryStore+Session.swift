import Conversation

extension HistoryStore {
  /// What is kept of one session; nil where it is not known or in the trash.
  public func session(_ id: SessionID) async throws(HistoryProblem) -> SessionRecord? {
    try await sessions().first { $0.id == id }
  }
}
