import Conversation
import History

/// Finding what was said, in all sessions.
extension SessionEngine {
  /// The places that a query finds, the latest first.
  public func search(_ query: SearchQuery) async throws(Problem) -> [SearchHit] {
    await context.writer.commit()
    do throws(HistoryProblem) {
      return try await context.store.search(query)
    } catch {
      throw Problem(.storage, error.description)
    }
  }
}
