/// One Character of a text as the screen sees it.
struct TextUnit {
  /// Its first scalar; LF for CR LF.
  var scalar: UInt32
  /// The columns that all of it takes.
  var columns: Int
  /// Where it is, in UTF-8 code units from the start of the text.
  var start: Int
  var end: Int
  /// Whether the first scalar is all of it.
  var isSingle: Bool

  /// Calls `body` for each Character of `text` from the code unit `start` on, until it answers false. Common scripts
  /// are read scalar by scalar (a byte at a time where it is ASCII); only the rest is searched for the borders of
  /// Characters.
  @inline(__always)
  static func scan(_ text: String, from start: Int = 0, _ body: (TextUnit) -> Bool) {
    let utf8 = text.utf8Span
    let bytes = utf8.span
    let count = bytes.count
    var offset = start
    while offset < count {
      let byte = bytes[offset]
      if byte < 0x80, offset + 1 == count || bytes[offset + 1] < 0x80 {
        if byte == 0x0D, offset + 1 < count, bytes[offset + 1] == 0x0A {
          guard body(TextUnit(scalar: 0x0A, columns: 0, start: offset, end: offset + 2, isSingle: true)) else { return }
          offset += 2
          continue
        }
        let columns = byte >= 0x20 && byte != 0x7F ? 1 : byte == 0x09 ? ScalarWidth.tab : 0
        let unit = TextUnit(scalar: UInt32(byte), columns: columns, start: offset, end: offset + 1, isSingle: true)
        guard body(unit) else { return }
        offset += 1
        continue
      }
      let (scalar, length) = decode(bytes, offset)
      let next = offset + length
      if ScalarWidth.isAlone(scalar), next == count || ScalarWidth.isAlone(decode(bytes, next).scalar) {
        let columns = ScalarWidth.columns(scalar)
        guard body(TextUnit(scalar: scalar, columns: columns, start: offset, end: next, isSingle: true)) else { return }
        offset = next
        continue
      }
      var characters = utf8.makeCharacterIterator()
      characters.reset(toUnchecked: offset)
      guard characters.skipForward() > 0 else { return }
      let end = characters.currentCodeUnitOffset
      var columns = 0
      eachDrawn(bytes, from: offset, to: end) { _, width in
        columns += width
      }
      let unit = TextUnit(scalar: scalar, columns: columns, start: offset, end: end, isSingle: end == next)
      guard body(unit) else { return }
      offset = end
    }
  }

  /// Calls `body` with each scalar of a Character that is drawn and the columns it takes. What zero-width joiners join
  /// stands side by side without them: terminals differ in whether they make one picture of it, and so in its width, and
  /// letters are joined by them too. A mark without a base stands on U+25CC.
  @inline(__always)
  static func eachDrawn(_ bytes: Span<UInt8>, from start: Int, to end: Int, _ body: (UInt32, Int) -> Void) {
    var offset = start
    var hasBase = false
    while offset < end {
      let (scalar, length) = decode(bytes, offset)
      offset += length
      if scalar == 0x09 {
        for _ in 0..<ScalarWidth.tab { body(0x20, 1) }
        continue
      }
      if ScalarWidth.isHidden(scalar) { continue }
      let columns = ScalarWidth.columns(scalar)
      if columns == 0, !hasBase { body(0x25CC, 1) }
      hasBase = true
      body(ScalarWidth.isUnknown(scalar) ? ScalarWidth.replacement : scalar, columns)
    }
  }

  /// Reads the scalar at `offset` of valid UTF-8.
  @inline(__always)
  static func decode(_ bytes: Span<UInt8>, _ offset: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(bytes[offset + 1]) & 0x3F
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(bytes[offset + 2]) & 0x3F
    if first < 0xF0 { return ((first & 0x0F) << 12 | second << 6 | third, 3) }
    return ((first & 0x07) << 18 | second << 12 | third << 6 | UInt32(bytes[offset + 3]) & 0x3F, 4)
  }
}
