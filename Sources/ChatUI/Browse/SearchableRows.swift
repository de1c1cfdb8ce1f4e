import Terminal

/// Rows of a block as one text to search in: what was wrapped is joined again.
///
/// A block may have megabytes, so of each Character only a small number is kept: which of the query's own it is, if any.
/// Where in its row a match stands is looked up again.
struct SearchableRows {
  private var tokens: [TranscriptQuery.Token] = []
  /// For each row that is looked at where its tokens begin, and whether a part of the block begins with it.
  private var starts: [(token: Int, begins: Bool)] = []
  private let firstRow: Int
  private let lines: StyledText
  private let query: TranscriptQuery

  /// A part of a match in one row.
  struct Piece: Equatable, Sendable {
    var row: Int
    /// From the left edge of the block's rows.
    var columns: Range<Int>
  }

  /// - Parameter visible: only these rows are looked at, with as many around them as one match may reach over.
  init(_ rows: BlockRows, around visible: Range<Int>? = nil, _ query: TranscriptQuery) {
    let reach = visible.map { max(0, $0.lowerBound - 8)..<min(rows.count, $0.upperBound + 8) } ?? 0..<rows.count
    firstRow = reach.lowerBound
    lines = rows.lines
    self.query = query
    var start = rows.starts.partitioningIndex { $0 >= reach.lowerBound }
    for row in reach {
      var begins = row == reach.lowerBound
      while start < rows.starts.count, rows.starts[start] <= row {
        begins = true
        start += 1
      }
      starts.append((tokens.count, begins))
      Self.read(lines[row], begins: begins, after: tokens.last, query) { token, _, _ in tokens.append(token) }
    }
  }

  /// Calls `add` with each token of a row, the column where it stands and its columns.
  private static func read(
    _ line: StyledLine, begins: Bool, after last: TranscriptQuery.Token?, _ query: TranscriptQuery,
    _ add: (TranscriptQuery.Token, Int, Int) -> Void
  ) {
    var column = 0
    var isAtStart = true
    var last = last
    func take(_ token: TranscriptQuery.Token, _ width: Int) {
      defer { column += width }
      if token == .blank {
        // Blanks at the start of a row and after another count for nothing.
        guard !isAtStart, let before = last, before != .blank, before != .partStart else { return }
      } else if isAtStart {
        isAtStart = false
        if begins {
          add(.partStart, 0, 0)
        } else if let before = last, before != .blank {
          add(.seam, 0, 0)
        }
      }
      add(token, column, width)
      last = token
    }
    for run in line.runs {
      if run.text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
        for byte in run.text.utf8 { take(query.token(byte), 1) }
      } else {
        for character in run.text {
          let width = TextWidth.columns(character)
          if isAtStart, !begins, character == "↪" {
            column += width
          } else {
            take(query.token(character), width)
          }
        }
      }
    }
  }

  /// The matches, of which none reaches over the end of a part.
  func ranges() -> [Range<Int>] {
    guard let first = query.tokens.first else { return [] }
    var ranges: [Range<Int>] = []
    var place = 0
    while place < tokens.count {
      if tokens[place] == first, let end = end(from: place) {
        ranges.append(place..<end)
        place = end
      } else {
        place += 1
      }
    }
    return ranges
  }

  private func end(from start: Int) -> Int? {
    var place = start
    for token in query.tokens {
      if place < tokens.count, tokens[place] == .seam, token != .blank { place += 1 }
      guard place < tokens.count, tokens[place] == token || (token == .blank && tokens[place] == .seam) else {
        return nil
      }
      place += 1
    }
    return place
  }

  /// The row in which a match begins.
  func row(of range: Range<Int>) -> Int {
    firstRow + max(0, starts.partitioningIndex { $0.token > range.lowerBound } - 1)
  }

  func pieces(of range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    for row in row(of: range)..<firstRow + starts.count {
      let start = starts[row - firstRow]
      guard start.token < range.upperBound else { break }
      var place = start.token
      Self.read(
        lines[row], begins: start.begins, after: start.token > 0 ? tokens[start.token - 1] : nil, query
      ) { _, column, width in
        defer { place += 1 }
        guard range.contains(place) else { return }
        if let last = pieces.last, last.row == row {
          pieces[pieces.count - 1].columns = last.columns.lowerBound..<max(last.columns.upperBound, column + width)
        } else if width > 0 {
          pieces.append(Piece(row: row, columns: column..<column + width))
        }
      }
    }
    return pieces
  }
}
