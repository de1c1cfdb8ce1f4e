import Agents
import Conversation

extension SessionEngine {
  /// Sends a prompt and waits for the end of its turn.
  ///
  /// Cancelling the caller's task interrupts the turn; what came until then is returned. With no `answering`, requests are denied.
  /// - Parameters:
  ///   - keepsMessages: whether the reply also has each message of the agent as it was received.
  ///   - timeout: when it is up the turn is interrupted and what came is returned; it does not run while a request waits.
  ///   - answering: decides about a permission request.
  ///   - progress: told everything that happens meanwhile, in order.
  /// - Throws: ``Problem`` of kind `agentMissing` or `agentFailed` when the agent cannot be started or ends by itself.
  public func ask(
    _ text: String, in id: SessionID, timeout: Duration? = .seconds(300), keepsMessages: Bool = true,
    answering: @escaping @Sendable (PermissionRequest) async -> PermissionAnswer = { _ in .deny(note: nil) },
    progress: @escaping @Sendable (SessionUpdate) -> Void = { _ in }
  ) async throws(Problem) -> Reply {
    try await ask(
      Prompt(text: text), in: id, timeout: timeout, keepsMessages: keepsMessages, answering: answering,
      progress: progress)
  }

  /// As ``ask(_:in:timeout:keepsMessages:answering:progress:)-(String,_,_,_,_,_)``, with a prompt that was put together before.
  public func ask(
    _ prompt: Prompt, in id: SessionID, timeout: Duration? = .seconds(300), keepsMessages: Bool = true,
    answering: @escaping @Sendable (PermissionRequest) async -> PermissionAnswer = { _ in .deny(note: nil) },
    progress: @escaping @Sendable (SessionUpdate) -> Void = { _ in }
  ) async throws(Problem) -> Reply {
    let updates = try await updates(of: id, lines: keepsMessages)
    let first = try await view(of: id).summary
    let clock = TurnClock(limit: timeout) { [self] in send(.interrupt(id)) }
    clock.run()
    defer { clock.stop() }
    let collector = ReplyCollector(prompt: prompt.id, summary: first)
    send(.submit(id, prompt, holds: false))
    let result = await withTaskCancellationHandler {
      await collect(updates, with: collector, clock: clock, answering: answering, progress: progress)
    } onCancel: {
      send(.interrupt(id))
    }
    var reply = try result.get()
    reply.isTimedOut = clock.isUp
    reply.command = await sessions[id]?.launch.flatMap { context.connector.commandLine(of: $0) }
    reply.exitCode = await exitCode(of: id)
    return reply
  }

  /// With what the process of a session's agent exited, where it has.
  func exitCode(of id: SessionID) async -> Int32? { await sessions[id]?.agentEnd?.exitCode }

  private nonisolated func collect(
    _ updates: AsyncStream<SessionUpdate>, with start: ReplyCollector, clock: TurnClock,
    answering: @escaping @Sendable (PermissionRequest) async -> PermissionAnswer,
    progress: @escaping @Sendable (SessionUpdate) -> Void
  ) async -> Result<Reply, Problem> {
    var collector = start
    var asked: Set<RequestID> = []
    // Not tied to the caller's task: after a cancellation the rest of the turn is still read.
    let reading = Task { () -> Result<Reply, Problem> in
      for await update in updates {
        progress(update)
        if case .requests(let requests) = update {
          if requests.isEmpty { clock.resume() } else { clock.pause() }
          for request in requests where asked.insert(request.id).inserted {
            Task {
              let answer = await answering(request)
              self.send(.answer(request.session, request.id, answer))
            }
          }
        }
        if let result = collector.receive(update) { return result }
      }
      return .failure(Problem(.agentFailed, "The session was closed before the answer was complete."))
    }
    return await reading.value
  }
}
