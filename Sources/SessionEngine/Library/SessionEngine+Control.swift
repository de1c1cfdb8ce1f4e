extension SessionEngine {
  /// Stops the running turn; what came until then is kept, and whoever asked gets it. Returns at once. No turn, no effect.
  /// - Throws: ``Problem`` of kind `noSuchSession`.
  public func interrupt(_ id: SessionID) throws(Problem) {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    session.inbox.yield(.command(.interrupt(id)))
  }

  /// Starts an agent that failed or went down again and sends on what waits in its queue; nothing that it may have taken in is
  /// sent a second time.
  /// - Throws: ``Problem`` of kind `noSuchSession`, `inUse`, or `other` where nothing failed.
  public func retry(_ id: SessionID) async throws(Problem) { try await carryOut(awaiting: .retry(id), in: id) }

  /// Another model from now on, also for an agent that runs; nil is the agent's own choice.
  /// - Throws: ``Problem`` of kind `noSuchSession`, or `inUse` when another program has the session.
  public func setModel(_ model: String?, of id: SessionID) async throws(Problem) {
    try await carryOut(awaiting: .setModel(id, model), in: id)
  }

  /// How much the agent may do unasked from now on.
  /// - Throws: ``Problem`` of kind `noSuchSession`, `inUse` when another program has the session, or `usage` where safe mode excludes it.
  public func setPermissionMode(_ mode: PermissionMode, of id: SessionID) async throws(Problem) {
    try await carryOut(awaiting: .setPermissionMode(id, mode), in: id)
  }

  /// Ends the session's agent in order and returns when its process is gone and all is kept. The session stays, and so does its
  /// conversation: the next prompt wakes it.
  /// - Throws: ``Problem`` of kind `noSuchSession`.
  public func closeSession(_ id: SessionID) async throws(Problem) {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    await end(session)
  }
}
