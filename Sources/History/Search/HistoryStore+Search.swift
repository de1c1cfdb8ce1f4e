import Conversation

extension HistoryStore {
  /// The places that a query finds, the latest first.
  public func search(_ query: SearchQuery) async throws(HistoryProblem) -> [SearchHit] {
    var all = SearchFindings(query)
    try await search(query) { findings, _ in all = findings }
    return all.newest()
  }

  /// Searches step by step, and tells after each what was found so far and whether that is all. Ends without a further
  /// word where its task is cancelled.
  public func search(
    _ query: SearchQuery, isolation: isolated (any Actor)? = #isolation,
    tell: (SearchFindings, Bool) async -> Void
  ) async throws(HistoryProblem) {
    var findings = SearchFindings(query)
    var step: SearchStep?
    var scanned = 0
    repeat {
      let part = try await search(query, from: step)
      guard !Task.isCancelled else { return }
      findings.add(part.findings)
      scanned += part.scanned
      // What lies further back is older than all that can be answered.
      step = scanned < query.limit ? part.next : nil
      await tell(findings, step == nil)
    } while step != nil
  }
}
