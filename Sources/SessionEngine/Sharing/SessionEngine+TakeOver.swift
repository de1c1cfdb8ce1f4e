import Conversation
import Dispatch
import History

/// Sessions that other Skeins have: taking them over, stopping them.
extension SessionEngine {
  /// Makes this engine's program the session's owner. Another Skein that has the session ends its agent in order, so that all that
  /// had come is kept, and lets go; it is never taken by force. To keep the session, show it or go on in it: one that is not used
  /// is free for all.
  /// - Throws: ``Problem`` of kind `noSuchSession`, or `inUse` where the other one does not answer within two seconds, cannot let go
  ///   within fifteen, or a third one was quicker.
  public func takeOver(_ id: SessionID) async throws(Problem) {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    guard await !session.isOwned, let sharing = context.sharing, let holder = sharing.holder(of: id) else {
      return try await own(session)
    }
    guard let call = try await ask(.release, of: holder, for: id, in: sharing) else {
      return try await ownSoon(session)
    }
    defer { call.end() }
    try await own(session)
  }

  /// Ends the agent of a session, whichever Skein runs it, and returns when its process is gone. The session stays where it is.
  /// - Throws: ``Problem`` of kind `noSuchSession`, or `inUse` where the other one does not answer.
  public func stop(_ id: SessionID) async throws(Problem) {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    let isHere = await withCheckedContinuation { done in
      if case .terminated = session.inbox.yield(.halt(done)) { done.resume(returning: false) }
    }
    guard !isHere, let sharing = context.sharing, let holder = sharing.holder(of: id) else { return }
    try await ask(.stop, of: holder, for: id, in: sharing)?.end()
  }

  /// Nil where the owner ended meanwhile.
  func ask(
    _ ask: SharingRequest.Ask, of holder: LockHolder, for id: SessionID, _ command: Command? = nil,
    in sharing: SessionSharing
  ) async throws(Problem) -> SharingCall? {
    let request = SharingRequest(ask: ask, session: id, command: command)
    guard let address = holder.address, let call = SharingCall(request, at: address, of: sharing) else {
      if sharing.holder(of: id) == nil { return nil }
      throw Self.unanswered(id, holder)
    }
    switch await call.outcome(hearing: .seconds(2), patience: .seconds(15)) {
    case .answered(let reply):
      guard let problem = reply.problem else { return call }
      call.end()
      throw Problem(.inUse, session: id, problem)
    case .gone: return nil
    case .silent:
      call.end()
      throw Self.unanswered(id, holder)
    }
  }

  private static func unanswered(_ id: SessionID, _ holder: LockHolder) -> Problem {
    let owner = SessionOwner(process: holder.process)
    let end = holder.process.map { " (kill -9 \($0))" } ?? ""
    return Problem(
      .inUse, session: id,
      "This session is open in \(owner.words), which does not answer. It may be suspended: wake it (fg) or end it\(end), then try again."
    )
  }

  private func own(_ session: Session) async throws(Problem) {
    let problem = await withCheckedContinuation { done in
      if case .terminated = session.inbox.yield(.own(done)) { done.resume(returning: Self.unknown(session.id)) }
    }
    if let problem { throw problem }
  }

  /// A process that ends gives up its connections a little before its locks.
  private func ownSoon(_ session: Session) async throws(Problem) {
    for _ in 0..<20 {
      guard context.sharing?.holder(of: session.id) != nil else { break }
      try? await Task.sleep(for: .milliseconds(25))
    }
    try await own(session)
  }

  /// Problems are told to the front end.
  func inBackground(_ work: @escaping @Sendable (SessionEngine) async throws(Problem) -> Void) {
    Task {
      do throws(Problem) {
        try await work(self)
      } catch {
        events.post(.problem(error))
      }
    }
  }
}
