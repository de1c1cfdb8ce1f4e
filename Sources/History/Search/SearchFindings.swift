import Conversation

/// All that the steps of a search have found, each place once.
public struct SearchFindings: Sendable {
  private struct Place: Hashable {
    var session: SessionID
    var block: BlockID
  }

  private struct Entry {
    var finding: SearchFinding
    var score: Int
  }

  private let query: SearchQuery
  private let pattern: SearchPattern
  private var entries: [Place: Entry] = [:]
  private var hits: [Place: SearchHit] = [:]

  init(_ query: SearchQuery) {
    self.query = query
    pattern = SearchPattern(query)
  }

  mutating func add(_ findings: [SearchFinding]) {
    for finding in findings {
      let place = Place(session: finding.session, block: finding.block)
      if entries[place] == nil { entries[place] = Entry(finding: finding, score: pattern.score(finding.text)) }
    }
  }

  /// The latest first; of the same moment the later in the transcript.
  public mutating func newest() -> [SearchHit] { first { Self.isLater($0.finding, $1.finding) } }

  /// Those that fit best first, of equals the latest.
  public mutating func best() -> [SearchHit] {
    first { $0.score == $1.score ? Self.isLater($0.finding, $1.finding) : $0.score > $1.score }
  }

  private mutating func first(_ isBefore: (Entry, Entry) -> Bool) -> [SearchHit] {
    entries.sorted { isBefore($0.value, $1.value) }.prefix(query.limit).map { place, entry in
      if let hit = hits[place] { return hit }
      let hit = pattern.hit(entry.finding)
      hits[place] = hit
      return hit
    }
  }

  private static func isLater(_ left: SearchFinding, _ right: SearchFinding) -> Bool {
    (right.time, right.block.rawValue, left.session.rawValue) < (left.time, left.block.rawValue, right.session.rawValue)
  }
}

extension SearchPattern {
  fileprivate func hit(_ finding: SearchFinding) -> SearchHit {
    let (excerpt, match) = excerpt(of: finding.text)
    return SearchHit(
      session: finding.session, name: finding.name, block: finding.block, time: finding.time, role: finding.role,
      excerpt: excerpt, match: match)
  }
}
