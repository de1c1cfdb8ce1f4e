import Conversation

extension HistoryStore {
  /// The search of a store without an index: looks through every transcript from its end until there is enough.
  func scan(_ query: SearchQuery) async throws(HistoryProblem) -> [SearchHit] {
    let pattern = SearchPattern(query)
    var hits: [SearchHit] = []
    for record in try await sessions() where query.includes(record) {
      hits += try await scan(record, query, pattern)
    }
    return Array(hits.sorted(by: SearchHit.isBefore).prefix(query.limit))
  }

  private func scan(
    _ record: SessionRecord, _ query: SearchQuery, _ pattern: SearchPattern
  ) async throws(HistoryProblem) -> [SearchHit] {
    var hits: [SearchHit] = []
    var before: BlockID?
    while hits.count < query.limit {
      let window = try await blocks(of: record.id, before: before, count: 500)
      for block in window.blocks.reversed() {
        guard let (role, text) = block.searchable, query.includes(role, block.time), pattern.matches(text) else {
          continue
        }
        hits.append(
          SearchHit(
            session: record.id, name: record.name, block: block.id, time: block.time, role: role, text: text, pattern))
      }
      guard window.hasEarlier, let first = window.blocks.first?.id else { break }
      if let since = query.since, window.blocks.allSatisfy({ $0.time < since }) { break }
      before = first
    }
    return hits
  }
}

extension SearchQuery {
  fileprivate func includes(_ record: SessionRecord) -> Bool {
    if let session, session != record.id { return false }
    guard let folder else { return true }
    return record.options.folder == folder || record.options.folder.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  fileprivate func includes(_ role: SearchRole, _ time: Timestamp) -> Bool {
    (self.role == nil || self.role == role) && since.map { time >= $0 } ?? true
  }
}

extension Block {
  /// What is searched: words of the user, and words of the agent that are complete.
  fileprivate var searchable: (SearchRole, String)? {
    switch content {
    case .prompt(let prompt): (.user, prompt.text)
    case .text(let text) where text.ending != .streaming: (.agent, text.text)
    case .text, .thinking, .tool, .decision, .notice: nil
    }
  }
}
