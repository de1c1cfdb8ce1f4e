import Conversation
import JSON

extension SessionEngine {
  /// Notes something about a session.
  /// - Throws: ``Problem`` of kind `noSuchSession`, `inUse` (another Skein has the session), or `usage` for a key or value that cannot be kept.
  public func setMetadata(_ value: JSONValue, for key: String, of id: SessionID) async throws(Problem) {
    let json = try Metadata.json(value, for: key)
    try await carryOut(awaiting: .setMetadata(id, key: key, json: json), in: id)
  }

  /// Takes a key away. A call of its own, because a literal `nil` is a ``JSONValue`` too.
  public func removeMetadata(for key: String, of id: SessionID) async throws(Problem) {
    try await carryOut(awaiting: .setMetadata(id, key: key, json: nil), in: id)
  }

  public func metadata(of id: SessionID) async throws(Problem) -> [String: JSONValue] {
    guard let session = await summary(of: id) else {
      throw Problem(.noSuchSession, session: id, "There is no such session; it may have been deleted.")
    }
    return session.metadata.values
  }

  /// The sessions whose metadata has all of these values, in the order of the sidebar.
  public func sessions(with metadata: [String: JSONValue]) async -> [SessionSummary] {
    await summaries().filter { $0.metadata.holds(metadata) }
  }

  /// The session as a list shows it; nil when it is gone.
  public func summary(of id: SessionID) async -> SessionSummary? {
    await records().first { $0.summary.id == id }?.summary
  }
}
