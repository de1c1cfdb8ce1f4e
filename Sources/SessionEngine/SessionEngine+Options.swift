import Conversation

extension SessionEngine {
  /// Other options for a session: the model and the permission mode at once, the rest from the next start of its agent on.
  /// The agent and the folder stay as they are.
  /// - Throws: ``Problem`` of kind `noSuchSession`, `inUse`, or `usage` where safe mode and bypassing exclude each other.
  public func configure(_ id: SessionID, _ options: SessionOptions) async throws(Problem) {
    try await carryOut(awaiting: .configure(id, options), in: id)
  }

  /// Another agent goes on in the session; it does not know what was said, and uses its own model.
  public func changeAgent(of id: SessionID, to profile: String) async throws(Problem) {
    try await carryOut(awaiting: .changeAgent(id, profile: profile), in: id)
  }

  /// What stands in the composer when the session is opened.
  public func saveDraft(_ draft: Draft, of id: SessionID) async throws(Problem) {
    try await carryOut(awaiting: .saveDraft(id, draft), in: id)
  }
}
