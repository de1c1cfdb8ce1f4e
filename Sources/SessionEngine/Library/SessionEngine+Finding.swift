extension SessionEngine {
  /// How many sessions there are, those in the trash not counted.
  public var count: Int { sessions.count }

  public func exists(named name: String) async -> Bool { await session(named: name) != nil }

  /// The session of that name, to go on with: where ``session(named:)`` answers nil, this throws.
  /// - Throws: ``Problem`` of kind `noSuchSession`.
  public func resume(named name: String) async throws(Problem) -> SessionSummary {
    guard let session = await session(named: name) else {
      throw Problem(.noSuchSession, "There is no session named \(name).")
    }
    return session
  }

  /// Whether an agent process of this engine serves the session now. One that does not is started by the next prompt.
  /// - Throws: ``Problem`` of kind `noSuchSession`.
  public func isAlive(_ id: SessionID) async throws(Problem) -> Bool {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    return switch await session.summary.status {
    case .starting, .working, .needsYou, .idle: true
    case .asleep, .failed: false
    }
  }

  /// How a session stands; reads its whole transcript.
  /// - Throws: ``Problem`` of kind `noSuchSession` or `storage`.
  public func report(of id: SessionID) async throws(Problem) -> SessionReport {
    let blocks = try await transcript(of: id)
    guard let session = sessions[id] else { throw Self.unknown(id) }
    return SessionReport(
      session: await session.summary, isAlive: try await isAlive(id), memory: await memoryOfAgents()[id], blocks: blocks
    )
  }

  /// The resident memory of the agents that run, in this program or another, with all that they run, in bytes. Sessions without
  /// an agent, and those whose conversation has not begun, are not in it. Looks at every process of the machine once.
  public func memoryOfAgents() async -> [SessionID: Int] {
    let running = RunningAgents()
    guard running.count > 0 else { return [:] }
    var memory: [SessionID: Int] = [:]
    for entry in await records() { memory[entry.record.id] = running.memory(of: entry.record.conversation) }
    return memory
  }
}
