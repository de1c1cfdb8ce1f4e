extension SessionEngine {
  /// One question to an agent of its own, outside of all sessions: nothing is kept, and its process ends with the answer.
  ///
  /// The parameters and problems are those of ``ask(_:in:timeout:keepsMessages:answering:progress:)``.
  public func query(
    _ text: String, options: SessionOptions, timeout: Duration? = .seconds(300),
    answering: @escaping @Sendable (PermissionRequest) async -> PermissionAnswer = { _ in .deny(note: nil) },
    progress: @escaping @Sendable (SessionUpdate) -> Void = { _ in }
  ) async throws(Problem) -> Reply {
    let single = SessionEngine(store: MemoryStore(), connector: context.connector, title: context.title)
    await single.start()
    do throws(Problem) {
      let session = try await single.create(name: "query", options: options)
      var reply = try await single.ask(
        text, in: session.id, timeout: timeout, answering: answering, progress: progress)
      await single.close()
      reply.exitCode = await single.exitCode(of: session.id)
      return reply
    } catch {
      await single.close()
      throw error
    }
  }

  /// Asks in a new session with a generated name; with `resumingLast` in the one, with the same agent and folder, in which
  /// something was said last. Where there is none a new one is made.
  ///
  /// The reply names the session. The parameters and problems are those of ``ask(_:in:timeout:keepsMessages:answering:progress:)``.
  public func execute(
    _ text: String, options: SessionOptions, resumingLast: Bool = false, timeout: Duration? = .seconds(300),
    answering: @escaping @Sendable (PermissionRequest) async -> PermissionAnswer = { _ in .deny(note: nil) }
  ) async throws(Problem) -> Reply {
    let alike = await summaries().filter { $0.options.agent == options.agent && $0.options.folder == options.folder }
    let last = alike.max { ($0.updated, $0.place) < ($1.updated, $1.place) }
    let session: SessionSummary =
      if resumingLast, let last { last } else { try await create(name: "", options: options) }
    return try await ask(text, in: session.id, timeout: timeout, answering: answering)
  }
}
