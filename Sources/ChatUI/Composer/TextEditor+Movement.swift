extension TextEditor {
  public mutating func moveLeft() { move(to: cursor - 1) }
  public mutating func moveRight() { move(to: cursor + 1) }
  public mutating func moveToLineStart() { move(to: lineStart) }
  public mutating func moveToLineEnd() { move(to: lineEnd) }
  public mutating func moveToStart() { move(to: 0) }
  public mutating func moveToEnd() { move(to: characters.count) }
  public mutating func moveWordLeft() { move(to: wordStart(from: cursor)) }
  public mutating func moveWordRight() { move(to: wordEnd(from: cursor)) }

  public mutating func move(to place: Int) {
    cursor = min(max(0, place), characters.count)
    lastEdit = .none
  }

  /// The first place of the line that the cursor is in.
  var lineStart: Int {
    var place = cursor
    while place > 0, characters[place - 1] != "\n" { place -= 1 }
    return place
  }

  var lineEnd: Int {
    var place = cursor
    while place < characters.count, characters[place] != "\n" { place += 1 }
    return place
  }

  /// Where the word before a place begins; words are letters and digits.
  func wordStart(from place: Int) -> Int {
    var place = place
    while place > 0, !Self.isWord(characters[place - 1]) { place -= 1 }
    while place > 0, Self.isWord(characters[place - 1]) { place -= 1 }
    return place
  }

  func wordEnd(from place: Int) -> Int {
    var place = place
    while place < characters.count, !Self.isWord(characters[place]) { place += 1 }
    while place < characters.count, Self.isWord(characters[place]) { place += 1 }
    return place
  }

  static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
