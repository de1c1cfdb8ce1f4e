import Terminal

/// Colours code line by line: what is open at the end of a line is all that the next one needs.
///
/// Each byte is looked at a bounded number of times whatever the code is, so hostile lines cost no more than others.
struct Lexer: Sendable {
  /// What is open between two lines.
  struct State: Hashable, Sendable {
    /// Places in the language's regions, the outermost first.
    var open: [Int] = []
    /// The word that ends a here-document.
    var terminator: [UInt8]?
  }

  /// More regions than this are not opened inside of one another.
  static let depthLimit = 24
  /// More changes of style than this are not shown in one line.
  static let spanLimit = 4000

  let language: Language
  private(set) var state = State()
  /// The line at hand: where its parts end, and what they mean.
  private var spans: [(end: Int, style: StyleName)] = []
  /// What opens with the next line.
  private var pendingTerminator: [UInt8]?

  init(_ language: Language) { self.language = language }

  /// The line, which holds no line break, with what its parts mean.
  mutating func line(_ text: String) -> StyledLine {
    var text = text
    text.makeContiguousUTF8()
    spans.removeAll(keepingCapacity: true)
    lex(text.utf8Span.span)
    guard spans.count != 1 else { return StyledLine(text, spans[0].style) }
    var line = StyledLine()
    line.runs.reserveCapacity(spans.count)
    let utf8 = text.utf8
    var start = utf8.startIndex
    var offset = 0
    for span in spans where span.end > offset {
      let end = Self.afterMarks(text, utf8.index(start, offsetBy: span.end - offset))
      offset = utf8.distance(from: utf8.startIndex, to: end)
      line.append(String(text[start..<end]), span.style)
      start = end
    }
    return line
  }

  /// A part never begins with a mark that belongs on the character before it.
  private static func afterMarks(_ text: String, _ index: String.Index) -> String.Index {
    var index = index
    let scalars = text.unicodeScalars
    while index < text.endIndex, text.utf8[index] >= 0x80, scalars[index].properties.isGraphemeExtend {
      scalars.formIndex(after: &index)
    }
    return index
  }

  private mutating func lex(_ bytes: Span<UInt8>) {
    if let terminator = state.terminator {
      let isEnd = Self.isTrimmed(bytes, terminator)
      if isEnd { state.terminator = nil }
      return emit(bytes.count, isEnd ? .codeKeyword : .codeString)
    }
    var place = state.open.isEmpty ? lineStart(bytes) : 0
    while place < bytes.count {
      if let top = state.open.last {
        place = step(inside: language.regions[top], bytes, place)
      } else {
        place = step(0, style: .code, bytes, place)
      }
    }
    if let cut = state.open.firstIndex(where: { !language.regions[$0].spansLines }) {
      state.open.removeSubrange(cut...)
    }
    if let pendingTerminator { state.terminator = pendingTerminator }
    pendingTerminator = nil
  }

  /// One step inside of a region; answers where the next begins.
  private mutating func step(inside region: LanguageRegion, _ bytes: Span<UInt8>, _ place: Int) -> Int {
    let byte = bytes[place]
    if byte == region.escape {
      var end = min(place + 2, bytes.count)
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      // What is filled in may begin with the same byte.
      if region.inside == nil || !begins(region.inside ?? 0, bytes, place) {
        emit(end, .codeEscape)
        return end
      }
    }
    if !region.end.isEmpty, Self.matches(bytes, place, region.end) {
      state.open.removeLast()
      let end = place + region.end.count
      emit(end, region.style)
      if let before = region.before { restyle(region.style, before, bytes, end) }
      return end
    }
    if region.nests, state.open.count < Self.depthLimit, Self.matches(bytes, place, region.begin),
      let top = state.open.last
    {
      state.open.append(top)
      emit(place + region.begin.count, region.style)
      return place + region.begin.count
    }
    if let inside = region.inside { return step(inside, style: region.style, bytes, place) }
    var end = place + 1
    // What can neither end nor escape is skipped at once.
    let stop = region.end.first
    while end < bytes.count, bytes[end] != stop, bytes[end] != region.escape, !region.nests { end += 1 }
    emit(end, region.style)
    return end
  }

  /// A string before a colon is a name.
  private mutating func restyle(
    _ style: StyleName, _ before: (byte: UInt8, style: StyleName), _ bytes: Span<UInt8>, _ end: Int
  ) {
    var next = end
    while next < bytes.count, bytes[next] == 0x20 { next += 1 }
    guard next < bytes.count, bytes[next] == before.byte, spans.last?.style == style else { return }
    spans[spans.count - 1].style = before.style
  }

  // MARK: Regions

  /// Whether a region of these rules begins here.
  func begins(_ rules: Int, _ bytes: Span<UInt8>, _ place: Int) -> Bool {
    language.beginnings[rules][bytes[place]].contains { Self.matches(bytes, place, language.regions[$0].begin) }
  }

  mutating func open(_ region: Int) { if state.open.count < Self.depthLimit { state.open.append(region) } }

  mutating func await(_ terminator: [UInt8]) { pendingTerminator = terminator }

  // MARK: Spans

  mutating func emit(_ end: Int, _ style: StyleName) {
    if let last = spans.last, last.style == style || spans.count >= Self.spanLimit {
      spans[spans.count - 1].end = end
    } else {
      spans.append((end, style))
    }
  }

  static func matches(_ bytes: Span<UInt8>, _ place: Int, _ mark: [UInt8]) -> Bool {
    guard place + mark.count <= bytes.count else { return false }
    for offset in mark.indices where bytes[place + offset] != mark[offset] { return false }
    return true
  }

  private static func isTrimmed(_ bytes: Span<UInt8>, _ word: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    guard matches(bytes, start, word) else { return false }
    // PHP's may be followed by the end of a statement.
    return bytes.count - start - word.count <= 2
  }
}
