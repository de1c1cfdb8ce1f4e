import Synchronization

extension SessionEngine {
  /// Sends a prompt; what comes of it is read as it comes.
  ///
  /// ```swift
  /// for try await part in engine.stream("Tell me a story.", in: session.id) {
  ///   if case .text(let words) = part { print(words, terminator: "") }
  /// }
  /// ```
  ///
  /// The prompt is sent at once. Who stops reading before the end interrupts the turn; who reads slowly misses nothing. The
  /// parameters and problems are those of ``ask(_:in:timeout:keepsMessages:answering:progress:)``.
  public nonisolated func stream(
    _ text: String, in id: SessionID, timeout: Duration? = .seconds(300),
    answering: @escaping @Sendable (PermissionRequest) async -> PermissionAnswer = { _ in .deny(note: nil) }
  ) -> AsyncThrowingStream<ReplyPart, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        let prompt = Prompt(text: text)
        let reader = Mutex(ReplyPartReader(prompt: prompt.id))
        do throws(Problem) {
          let reply = try await self.ask(prompt, in: id, timeout: timeout, answering: answering) { update in
            for part in reader.withLock({ $0.parts(of: update) }) { continuation.yield(part) }
          }
          continuation.yield(.finished(reply))
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { termination in
        if case .cancelled = termination { task.cancel() }
      }
    }
  }
}
