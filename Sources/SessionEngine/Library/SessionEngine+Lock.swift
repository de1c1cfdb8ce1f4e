extension SessionEngine {
  /// How sessions in a history's folder get their one owner among all programs; for ``init(store:connector:events:lock:title:)``.
  public static func lock(
    in folder: String
  ) -> @Sendable (SessionID) throws(Problem) -> any AnyObject & Sendable {
    { session throws(Problem) in
      do throws(HistoryProblem) {
        return try SessionLock(session, in: folder)
      } catch {
        if case .inUse = error { throw Problem(.inUse, session: session, error.description) }
        // Where nothing can be written no other program goes on with the session either. The store has said why; the
        // conversation goes on in memory.
        return Unlocked()
      }
    }
  }

  private final class Unlocked: Sendable {}
}
