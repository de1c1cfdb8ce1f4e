/// Finds entries by some of their letters, in order.
enum FuzzyMatch {
  struct Match: Equatable {
    /// Higher is better.
    var score: Int
    /// The Characters of the text that were found, in rising order.
    var places: [Int]
  }

  /// What a letter earns, and loses where letters before it are passed over.
  private enum Worth {
    static let (letter, wordStart, textStart, inRow, gap) = (4, 10, 4, 8, 1)
  }
  /// More of a text is not looked at.
  private static let mostCharacters = 256

  /// How well `query` fits `text`, the same as of ``match(_:in:)``.
  static func score(_ query: String, in text: String) -> Int? { match(query, in: text)?.score }

  /// The best way to find the letters of `query` in order: letters in a row and at the start of words count more, what is
  /// passed over between them less. Case and blanks are ignored. Nil where they do not all occur.
  static func match(_ query: String, in text: String) -> Match? {
    let wanted = query.lazy.filter { !$0.isWhitespace }.prefix(mostCharacters + 1).map(folded)
    guard !wanted.isEmpty else { return Match(score: 0, places: []) }
    let characters = text.prefix(mostCharacters).map(folded)
    guard wanted.count <= characters.count else { return nil }
    var rows: [[Cell?]] = []
    for (row, letter) in wanted.enumerated() {
      rows.append(cells(letter, in: characters, after: row == 0 ? nil : rows[row - 1]))
    }
    guard let end = rows[wanted.count - 1].indices.max(by: { value(rows, $0) < value(rows, $1) }),
      let best = rows[wanted.count - 1][end]
    else { return nil }
    var places: [Int] = []
    var place: Int? = end
    for row in rows.indices.reversed() {
      guard let here = place else { break }
      places.append(here)
      place = rows[row][here]?.before
    }
    // Of two that fit the same the shorter text is meant.
    return Match(score: best.score * 8 - min(characters.count, 64) / 8, places: places.reversed())
  }

  /// A letter found at a place, with the best sum up to there and the place of the letter before it.
  private struct Cell {
    var score: Int
    var before: Int?
  }

  private static func value(_ rows: [[Cell?]], _ place: Int) -> Int { rows[rows.count - 1][place]?.score ?? Int.min }

  private static func cells(_ letter: Character, in text: [Character], after row: [Cell?]?) -> [Cell?] {
    var cells: [Cell?] = Array(repeating: nil, count: text.count)
    /// The best place for the letter before that is not next to this one; each step away costs.
    var best: (score: Int, place: Int)?
    for place in text.indices {
      if let row, place >= 2, let cell = row[place - 2], cell.score >= (best?.score ?? Int.min) {
        best = (cell.score, place - 2)
      }
      if let score = best?.score { best?.score = score - Worth.gap }
      guard text[place] == letter else { continue }
      var own = Worth.letter
      if place == 0 || !TextEditor.isWord(text[place - 1]) { own += Worth.wordStart }
      if place == 0 { own += Worth.textStart }
      guard let row else {
        cells[place] = Cell(score: own - min(place, 8), before: nil)
        continue
      }
      if place > 0, let cell = row[place - 1] {
        cells[place] = Cell(score: cell.score + own + Worth.inRow, before: place - 1)
      }
      if let best, best.score + own > cells[place]?.score ?? Int.min {
        cells[place] = Cell(score: best.score + own, before: best.place)
      }
    }
    return cells
  }

  private static func folded(_ character: Character) -> Character {
    let lower = character.lowercased()
    return lower.count == 1 ? lower.first ?? character : character
  }
}
