import Terminal

/// Where the rows of the composer's text break, and where its cursor is then.
///
/// The last column stays free, so that the cursor after a full row has a place.
struct ComposerLayout: Equatable, Sendable {
  struct Row: Equatable, Sendable {
    /// The Characters of the row, a line break at its end not counted.
    var range: Range<Int>
  }

  private(set) var rows: [Row]
  private(set) var cursor: Position

  /// Breaks `characters` into rows of `width` columns; `columns` says how wide a Character is.
  init(_ characters: [Character], cursor place: Int, width: Int, columns: (Character) -> Int) {
    let rows = Self.rows(of: characters, width: width, columns: columns)
    self.init(rows, of: characters, cursor: place, width: width, columns: columns)
  }

  /// Finds the cursor in rows that are known.
  init(_ rows: [Row], of characters: [Character], cursor place: Int, width: Int, columns: (Character) -> Int) {
    self.rows = rows
    var low = 0
    var high = rows.count
    // The last row that begins at the cursor or before it.
    while low + 1 < high {
      let middle = (low + high) / 2
      if rows[middle].range.lowerBound <= place { low = middle } else { high = middle }
    }
    let start = rows[low].range.lowerBound
    let column = characters[start..<max(start, place)].reduce(0) { $0 + columns($1) }
    cursor = Position(row: low, column: min(column, max(1, width - 1)))
  }

  static func rows(of characters: [Character], width: Int, columns: (Character) -> Int) -> [Row] {
    let limit = max(1, width - 1)
    var rows: [Row] = []
    var start = 0
    var used = 0
    /// Behind the last blank of the row, and the columns up to there.
    var lastBreak: (place: Int, used: Int)?
    for (index, character) in characters.enumerated() {
      if character.isNewline {
        rows.append(Row(range: start..<index))
        start = index + 1
        used = 0
        lastBreak = nil
        continue
      }
      let wide = columns(character)
      if used + wide > limit, index > start {
        if character != " ", let found = lastBreak, found.place > start {
          rows.append(Row(range: start..<found.place))
          start = found.place
          used -= found.used
        } else if character != " " {
          rows.append(Row(range: start..<index))
          start = index
          used = 0
        }
        lastBreak = nil
      }
      used += wide
      if character == " " { lastBreak = (index + 1, used) }
    }
    rows.append(Row(range: start..<characters.count))
    return rows
  }

  /// The place in the text that is nearest to a column of a row.
  func place(row: Int, column: Int, in characters: [Character], columns: (Character) -> Int) -> Int {
    let range = rows[min(max(0, row), rows.count - 1)].range
    var used = 0
    for index in range {
      let wide = columns(characters[index])
      if used + wide > column { return index }
      used += wide
    }
    // Behind the last blank of a broken row would already be the next row.
    let isBroken = range.upperBound < characters.count && !characters[range.upperBound].isNewline
    return isBroken ? max(range.lowerBound, range.upperBound - 1) : range.upperBound
  }
}
