import Conversation

extension HistoryStore {
  /// The search of a store without an index: looks through every transcript from its end until there is enough.
  func scan(_ query: SearchQuery) async throws(HistoryProblem) -> SearchPart {
    let pattern = SearchPattern(query)
    var findings: [SearchFinding] = []
    for record in try await sessions() where query.includes(record) {
      if Task.isCancelled { break }
      findings += try await scan(record, query, pattern)
    }
    return SearchPart(findings: findings, scanned: findings.count, next: nil)
  }

  private func scan(
    _ record: SessionRecord, _ query: SearchQuery, _ pattern: SearchPattern
  ) async throws(HistoryProblem) -> [SearchFinding] {
    var findings: [SearchFinding] = []
    var before: BlockID?
    while findings.count < query.limit, !Task.isCancelled {
      let window = try await blocks(of: record.id, before: before, count: 500)
      for block in window.blocks.reversed() {
        guard let (role, text) = block.searchable(query.role), query.includes(role, block.time), pattern.matches(text)
        else {
          continue
        }
        findings.append(
          SearchFinding(
            session: record.id, name: record.name, block: block.id, time: block.time, role: role, text: text))
      }
      guard window.hasEarlier, let first = window.blocks.first?.id else { break }
      if let since = query.since, window.blocks.allSatisfy({ $0.time < since }) { break }
      before = first
    }
    return findings
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
  /// What is searched: words of the user, and words of the agent that are complete; for `role` tools, what went to and from them.
  fileprivate func searchable(_ role: SearchRole?) -> (SearchRole, String)? {
    switch content {
    case .prompt(let prompt): (.user, prompt.text)
    case .text(let text) where text.ending != .streaming: (.agent, text.text)
    case .tool(let call) where role == .tool: (.tool, "\(call.input)\n\(call.output ?? "")")
    case .text, .thinking, .tool, .decision, .notice: nil
    }
  }
}
