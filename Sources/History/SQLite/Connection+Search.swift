import Conversation

/// The search in two stages: any part of a word, by looking through the newest blocks; then, where that was not enough,
/// words that begin so, from the index of all. What either finds is checked against the same pattern.
extension Connection {
  /// How many of the newest blocks are looked through for parts of words; of one session all are.
  private static let mostScanned = 100_000
  /// How many entries of the index are looked at, from the newest on.
  private static let mostIndexed = 1000
  /// Words of fewer letters begin too many others for the index to be quick.
  private static let shortestIndexed = 3

  func search(_ query: SearchQuery) throws(SQLiteError) -> [SearchHit] {
    let pattern = SearchPattern(query)
    var hits: Set<SearchHit> = []
    try scan(query) { $0.addHit(to: &hits, pattern) }
    if hits.count < query.limit, let words = Self.indexWords(query) {
      let sql = """
        \(Self.columns) FROM words CROSS JOIN blocks ON blocks.key=words.rowid CROSS JOIN sessions ON number=session
        WHERE words MATCH ?6 AND \(Self.filters) ORDER BY words.rowid DESC LIMIT \(Self.mostIndexed)
        """
      try self.query(sql, Self.values(query) + [.text(words)]) { $0.addHit(to: &hits, pattern) }
    }
    return Array(hits.sorted(by: SearchHit.isBefore).prefix(query.limit))
  }

  private func scan(_ query: SearchQuery, _ body: (Row) -> Void) throws(SQLiteError) {
    var values = Self.values(query)
    var conditions = [Schema.isSearchable("blocks"), Self.filters]
    if query.session == nil {
      conditions.append("blocks.key>(SELECT max(key) FROM blocks)-\(Self.mostScanned)")
    }
    for term in query.terms {
      let spellings = Self.spellings(term).sorted().map { spelling -> String in
        values.append(.text(spelling))
        return "blocks.text LIKE ?\(values.count) ESCAPE '\\'"
      }
      conditions.append("(\(spellings.joined(separator: " OR ")))")
    }
    // One session's blocks are found by the session; those of all are read from the newest on.
    let tables = query.session == nil ? "blocks CROSS JOIN sessions" : "sessions CROSS JOIN blocks"
    let sql = """
      \(Self.columns) FROM \(tables) ON number=session WHERE \(conditions.joined(separator: " AND "))
      ORDER BY blocks.key DESC LIMIT \(max(200, query.limit * 2))
      """
    try self.query(sql, values, body)
  }

  private static let columns = "SELECT sessions.id,name,blocks.id,time,kind,blocks.text"

  private static let filters = """
    trashed IS NULL AND record IS NOT NULL AND (?1 IS NULL OR sessions.id=?1) AND (?2 IS NULL OR kind=?2)
    AND (?3 IS NULL OR time>=?3)
    AND (?4 IS NULL OR (record->>'$.options.folder')=?4
      OR substr(record->>'$.options.folder',1,length(?5))=?5)
    """

  private static func values(_ query: SearchQuery) -> [SQLValue] {
    let kind: String? = query.role.map { $0 == .user ? "prompt" : "text" }
    let below = query.folder.map { $0 == "/" ? "/" : $0 + "/" }
    return [
      SQLValue(query.session?.rawValue), SQLValue(kind), query.since.map { .integer($0.milliseconds) } ?? .null,
      SQLValue(query.folder), SQLValue(below),
    ]
  }

  /// The terms as the index understands them; nil where none of them is a word long enough.
  private static func indexWords(_ query: SearchQuery) -> String? {
    let words = query.terms.filter { term in
      term.count >= shortestIndexed && term.contains { $0.isLetter || $0.isNumber }
    }
    guard !words.isEmpty else { return nil }
    return words.map { "\"\($0.replacing("\"", with: "\"\"").replacing("\0", with: " "))\"*" }.joined(separator: " ")
  }

  /// LIKE folds the case of ASCII letters only: others are looked for as they are usually written.
  private static func spellings(_ term: String) -> Set<String> {
    let lower = term.lowercased()
    let forms = term.utf8.allSatisfy { $0 < 0x80 } ? [term] : [term, lower, term.uppercased(), capitalized(lower)]
    return Set(
      forms.map { form in
        "%" + form.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_") + "%"
      })
  }

  private static func capitalized(_ term: String) -> String {
    (term.first.map { $0.uppercased() } ?? "") + term.dropFirst()
  }
}

extension Row {
  fileprivate func addHit(to hits: inout Set<SearchHit>, _ pattern: SearchPattern) {
    let text = text(5)
    guard pattern.matches(text) else { return }
    hits.insert(
      SearchHit(
        session: SessionID(self.text(0)), name: self.text(1), block: BlockID(integer(2)),
        time: Timestamp(milliseconds: integer(3)), role: self.text(4) == "prompt" ? .user : .agent, text: text, pattern)
    )
  }
}
