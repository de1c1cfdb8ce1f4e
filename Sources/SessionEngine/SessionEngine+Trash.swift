import Conversation
import History

/// Sessions that were deleted, and deleting for good.
extension SessionEngine {
  /// The sessions in the trash, the latest first.
  public func trashed() async throws(Problem) -> [TrashedSession] {
    await context.writer.commit()
    do throws(HistoryProblem) {
      return try await context.store.trashed()
    } catch {
      throw Problem(.storage, error.description)
    }
  }

  /// Takes a session out of the trash, to the place it had. A name that was taken meanwhile gets a number.
  public func restore(_ id: SessionID) async throws(Problem) -> SessionSummary {
    guard var record = try await trashed().first(where: { $0.record.id == id })?.record else { throw Self.unknown(id) }
    record.name = SessionName.free(record.name, besides: Set(await records().map(\.summary.name)))
    context.writer.add(.restore(id))
    context.writer.add(.session(record))
    await context.writer.commit()
    let summary = await admit(record).summary
    events.post(.summary(summary))
    return summary
  }

  /// Removes a session, listed or in the trash, for good: its agent is ended, and when this returns its words are in no file.
  /// The agent's own record of the conversation stays.
  /// - Throws: ``Problem`` of kind `inUse` while another Skein runs the session; it stays then.
  public func purge(_ id: SessionID) async throws(Problem) {
    let session = sessions[id]
    if session == nil, !(try await trashed().contains { $0.record.id == id }) { throw Self.unknown(id) }
    if let session { await end(session) }
    let lock = try context.lock?(id)
    departing.insert(id)
    defer { departing.remove(id) }
    if let session {
      sessions[id] = nil
      session.inbox.finish()
    }
    await context.writer.commit()
    do throws(HistoryProblem) {
      try await context.store.commit([.purge(id)], isDurable: true)
    } catch {
      throw Problem(.storage, session: id, error.description)
    }
    withExtendedLifetime(lock) {}
    if let store = context.store as? RecoveringStore, await store.unwritten > 0 {
      throw Problem(.storage, session: id, "The history cannot be written, so nothing was removed from the disk yet.")
    }
    context.sharing?.tellOfChange()
    if session != nil { events.post(.removed(id)) }
  }
}
