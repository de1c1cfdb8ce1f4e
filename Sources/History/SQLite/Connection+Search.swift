import Conversation

/// The search in steps: any part of a word, by looking through a stretch of blocks after the other from the newest on; and
/// with the first step words that begin so, from the index of all. What either finds is checked against the same pattern.
extension Connection {
  /// How many blocks the first step looks through, and how many each later one.
  private static let firstStretch: Int64 = 4000
  private static let stretch: Int64 = 10_000
  /// How many entries of the index are looked at, from the newest on.
  private static let mostIndexed = 1000
  /// Words of fewer letters begin too many others for the index to be quick.
  private static let shortestIndexed = 3

  func search(_ query: SearchQuery, from step: SearchStep?) throws(SQLiteError) -> SearchPart {
    let pattern = SearchPattern(query)
    let last: Int64
    if let step { last = step.before } else { last = try newest(query) + 1 }
    let first = max(0, last - (step == nil ? Self.firstStretch : Self.stretch))
    var findings: [SearchFinding] = []
    try scan(query, first..<last) { $0.addFinding(to: &findings, pattern) }
    let scanned = findings.count
    if step == nil, scanned < query.limit, query.role != .tool, let words = Self.indexWords(query) {
      let sql = """
        \(Self.columns) FROM words CROSS JOIN blocks ON blocks.key=words.rowid CROSS JOIN sessions ON number=session
        WHERE words MATCH ?6 AND \(Self.filters) ORDER BY words.rowid DESC LIMIT \(Self.mostIndexed)
        """
      try self.query(sql, Self.values(query) + [.text(words)]) { $0.addFinding(to: &findings, pattern) }
    }
    return SearchPart(findings: findings, scanned: scanned, next: first > 0 ? SearchStep(before: first) : nil)
  }

  /// The number of the newest block, of all or of the session that is searched.
  private func newest(_ query: SearchQuery) throws(SQLiteError) -> Int64 {
    guard let session = query.session else { return try number("SELECT max(key) FROM blocks") ?? 0 }
    return try number(
      "SELECT max(id) FROM blocks WHERE session=(SELECT number FROM sessions WHERE id=?1)", .text(session.rawValue))
      ?? 0
  }

  private func scan(
    _ query: SearchQuery, _ stretch: Range<Int64>, _ body: (Row) -> Void
  ) throws(SQLiteError) {
    var values = Self.values(query)
    // One session's blocks are numbered by itself, those of all by the file.
    let number = query.session == nil ? "key" : "id"
    values += [.integer(stretch.lowerBound), .integer(stretch.upperBound)]
    var conditions = ["blocks.\(number)>=?6 AND blocks.\(number)<?7"]
    conditions.append(query.role == .tool ? "blocks.kind='tool'" : Schema.isSearchable("blocks"))
    conditions.append(Self.filters)
    for term in query.terms {
      let spellings = Self.spellings(term).sorted().map { spelling -> String in
        values.append(.text(spelling))
        return "\(Self.text) LIKE ?\(values.count) ESCAPE '\\'"
      }
      conditions.append("(\(spellings.joined(separator: " OR ")))")
    }
    let tables = query.session == nil ? "blocks CROSS JOIN sessions" : "sessions CROSS JOIN blocks"
    let sql = """
      \(Self.columns) FROM \(tables) ON number=session WHERE \(conditions.joined(separator: " AND "))
      ORDER BY blocks.\(number) DESC LIMIT \(max(200, query.limit * 2))
      """
    try self.query(sql, values, body)
  }

  private static let text = "CASE kind WHEN 'tool' THEN blocks.text||char(10)||coalesce(output,'') ELSE blocks.text END"
  private static let columns = "SELECT sessions.id,name,blocks.id,time,kind,\(text)"

  private static let filters = """
    trashed IS NULL AND record IS NOT NULL AND (?1 IS NULL OR sessions.id=?1) AND (?2 IS NULL OR kind=?2)
    AND (?3 IS NULL OR time>=?3)
    AND (?4 IS NULL OR (record->>'$.options.folder')=?4
      OR substr(record->>'$.options.folder',1,length(?5))=?5)
    """

  private static func values(_ query: SearchQuery) -> [SQLValue] {
    let below = query.folder.map { $0 == "/" ? "/" : $0 + "/" }
    return [
      SQLValue(query.session?.rawValue), SQLValue(query.role.map(kind)),
      query.since.map { .integer($0.milliseconds) } ?? .null, SQLValue(query.folder), SQLValue(below),
    ]
  }

  private static func kind(_ role: SearchRole) -> String {
    switch role {
    case .user: "prompt"
    case .agent: "text"
    case .tool: "tool"
    }
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
  fileprivate func addFinding(to findings: inout [SearchFinding], _ pattern: SearchPattern) {
    let text = text(5)
    guard pattern.matches(text) else { return }
    let role: SearchRole =
      switch self.text(4) {
      case "prompt": .user
      case "tool": .tool
      default: .agent
      }
    findings.append(
      SearchFinding(
        session: SessionID(self.text(0)), name: self.text(1), block: BlockID(integer(2)),
        time: Timestamp(milliseconds: integer(3)), role: role, text: text))
  }
}
