import Terminal

/// Rows of a block as one text to search in: what was wrapped is joined again.
struct SearchableRows {
  private var characters: [Character] = []
  private var places: [(row: Int, column: Int, width: Int)] = []

  /// A part of a match in one row.
  struct Piece: Equatable, Sendable {
    var row: Int
    /// From the left edge of the block's rows.
    var columns: Range<Int>
  }

  /// - Parameter visible: only these rows are looked at, with as many around them as one match may reach over.
  init(_ rows: BlockRows, around visible: Range<Int>? = nil, _ query: TranscriptQuery) {
    let reach = visible.map { max(0, $0.lowerBound - 8)..<min(rows.count, $0.upperBound + 8) } ?? 0..<rows.count
    var start = rows.starts.partitioningIndex { $0 >= reach.lowerBound }
    for row in reach {
      var begins = row == reach.lowerBound
      while start < rows.starts.count, rows.starts[start] <= row {
        begins = true
        start += 1
      }
      add(rows.lines[row], row: row, begins: begins, query)
    }
  }

  private mutating func add(_ line: StyledLine, row: Int, begins: Bool, _ query: TranscriptQuery) {
    var column = 0
    var isAtStart = true
    func add(_ character: Character, _ width: Int, isBlank: Bool) {
      defer { column += width }
      if isBlank {
        if !isAtStart { addBlank(row, column, width) }
        return
      }
      if isAtStart {
        if character == "↪", !begins { return }
        isAtStart = false
        if begins {
          addMark("\n", row)
        } else if let last = characters.last, last != " " {
          addMark(Self.seam, row)
        }
      }
      characters.append(query.folded(character))
      places.append((row, column, width))
    }
    for run in line.runs {
      if run.text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
        for byte in run.text.utf8 { add(Character(Unicode.Scalar(byte)), 1, isBlank: byte == 0x20) }
      } else {
        for character in run.text { add(character, TextWidth.columns(character), isBlank: character.isWhitespace) }
      }
    }
  }

  /// Stands where a row was broken: at a blank or, in a long word, at nothing.
  private static let seam: Character = "\0"

  private mutating func addBlank(_ row: Int, _ column: Int, _ width: Int) {
    guard let last = characters.last, last != " ", last != "\n" else { return }
    characters.append(" ")
    places.append((row, column, width))
  }

  private mutating func addMark(_ mark: Character, _ row: Int) {
    characters.append(mark)
    places.append((row, 0, 0))
  }

  /// No match reaches over the end of a part.
  func matches(of query: TranscriptQuery) -> [[Piece]] {
    guard let first = query.characters.first else { return [] }
    var matches: [[Piece]] = []
    var place = 0
    while place < characters.count {
      if characters[place] == first, let end = end(of: query.characters, from: place) {
        matches.append(pieces(place..<end))
        place = end
      } else {
        place += 1
      }
    }
    return matches
  }

  private func end(of wanted: [Character], from start: Int) -> Int? {
    var place = start
    for character in wanted {
      if place < characters.count, characters[place] == Self.seam, character != " " { place += 1 }
      guard place < characters.count,
        characters[place] == character || (character == " " && characters[place] == Self.seam)
      else { return nil }
      place += 1
    }
    return place
  }

  private func pieces(_ range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    for place in places[range] {
      if let last = pieces.last, last.row == place.row {
        pieces[pieces.count - 1].columns =
          last.columns.lowerBound..<max(last.columns.upperBound, place.column + place.width)
      } else if place.width > 0 {
        pieces.append(Piece(row: place.row, columns: place.column..<place.column + place.width))
      }
    }
    return pieces
  }
}
