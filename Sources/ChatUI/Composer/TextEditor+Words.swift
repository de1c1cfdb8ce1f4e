/// What readline does with whole words and with white space.
extension TextEditor {
  /// Exchanges the two Characters around the cursor, or the last two at the end (Ctrl+T).
  public mutating func transpose() {
    guard cursor > 0, characters.count > 1 else { return }
    let second = cursor == characters.count ? cursor - 1 : cursor
    change((second - 1)..<(second + 1), to: [characters[second], characters[second - 1]])
  }

  /// Exchanges the word at the cursor, or the last one before it, with the word before that (Alt+t).
  public mutating func transposeWords() {
    let secondEnd = wordEnd(from: cursor)
    let second = wordStart(from: secondEnd)
    let first = wordStart(from: second)
    let firstEnd = wordEnd(from: first)
    guard firstEnd <= second, first < firstEnd, second < secondEnd else { return }
    // Behind the last word there may be more that is no word.
    let end = wordEnd(from: second)
    let parts = [second..<end, firstEnd..<second, first..<firstEnd]
    change(first..<end, to: parts.flatMap { characters[$0] })
  }

  /// From the cursor to the end of the word in capitals (Alt+u).
  public mutating func upcaseWord() { recase { $0.uppercased() } }

  /// From the cursor to the end of the word in small letters (Alt+l).
  public mutating func downcaseWord() { recase { $0.lowercased() } }

  /// The word from the cursor on with a capital first (Alt+c).
  public mutating func capitalizeWord() {
    var isFirst = true
    recase { character in
      defer { if Self.isWord(character) { isFirst = false } }
      return isFirst ? character.uppercased() : character.lowercased()
    }
  }

  private mutating func recase(_ form: (Character) -> String) {
    let end = wordEnd(from: cursor)
    guard end > cursor else { return }
    change(cursor..<end, to: characters[cursor..<end].flatMap { Array(form($0)) })
  }

  /// Takes the blanks and tabs around the cursor away (Alt+\).
  public mutating func deleteBlanks() {
    func isBlank(_ place: Int) -> Bool { characters[place] == " " || characters[place] == "\t" }
    var start = cursor
    var end = cursor
    while start > 0, isBlank(start - 1) { start -= 1 }
    while end < characters.count, isBlank(end) { end += 1 }
    if start < end { change(start..<end, to: []) }
  }
}
