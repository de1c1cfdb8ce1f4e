extension TextEditor {
  /// Cuts to the end of the line, or the line break itself where nothing is before it (Ctrl+K).
  public mutating func killToLineEnd() {
    let end = lineEnd
    kill(cursor..<(end == cursor ? min(end + 1, characters.count) : end), inFront: false)
  }

  /// Cuts what is before the cursor in its line, or the line break where nothing is (Ctrl+U).
  public mutating func killToLineStart() {
    let start = lineStart
    kill((start == cursor ? max(0, start - 1) : start)..<cursor, inFront: true)
  }

  /// Cuts back to the last white space (Ctrl+W).
  public mutating func killBigWordBackward() {
    var place = cursor
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    kill(place..<cursor, inFront: true)
  }

  /// Cuts the word before the cursor (Alt+Backspace).
  public mutating func killWordBackward() { kill(wordStart(from: cursor)..<cursor, inFront: true) }

  /// Cuts the word after the cursor (Alt+d).
  public mutating func killWordForward() { kill(cursor..<wordEnd(from: cursor), inFront: false) }

  /// Puts the last cut back in (Ctrl+Y).
  public mutating func yank() {
    guard let cut = kills.current else { return }
    let place = cursor
    change(place..<place, to: cut)
    lastEdit = .yanking(at: place, count: cursor - place)
  }

  /// Right after a cut was put back: exchanges it for the one before (Alt+y).
  public mutating func yankOlder() {
    guard case .yanking(let place, let count) = lastEdit else { return }
    kills.turn()
    let cut = kills.current ?? []
    change(place..<(place + count), to: cut, joins: true)
    lastEdit = .yanking(at: place, count: cursor - place)
  }

  private mutating func kill(_ range: Range<Int>, inFront: Bool) {
    guard !range.isEmpty else { return }
    let cut = Array(characters[range])
    if lastEdit == .killing { kills.extend(cut, inFront: inFront) } else { kills.push(cut) }
    change(range, to: [])
    lastEdit = .killing
  }
}
