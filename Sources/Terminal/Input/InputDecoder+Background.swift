/// The terminal's background, which it tells when asked (OSC 11), and the news that it is another (mode 2031).
extension InputDecoder {
  /// The background that the terminal told last since this was last called. It is no input.
  public mutating func takeBackground() -> Color? {
    defer { background = nil }
    return background
  }

  /// Whether the terminal said, since this was last called, that its colours changed between dark and light.
  public mutating func takeSchemeChange() -> Bool {
    defer { hasOtherScheme = false }
    return hasOtherScheme
  }

  private static let answerBegin: [UInt8] = Array("\u{1B}]11;".utf8)
  /// No answer is longer, with what begins and ends it.
  static let answerLimit = 48

  /// The colour in an answer: all from its ESC to before what ends it; nil where it is something else.
  static func background(in string: ArraySlice<UInt8>) -> Color? {
    guard string.starts(with: answerBegin), string.count <= answerLimit else { return nil }
    return Color(answer: String(decoding: string.dropFirst(answerBegin.count), as: UTF8.self))
  }

  /// Takes answers out of a paste, which a multiplexer put between its pieces.
  mutating func takeBackgrounds(outOf bytes: inout [UInt8], from start: Int) {
    var place = start
    while let begin = InputDecoder.find(InputDecoder.answerBegin, in: bytes, from: place) {
      place = begin + 1
      let rest = bytes[(begin + InputDecoder.answerBegin.count)...].prefix(InputDecoder.answerLimit)
      guard let end = rest.firstIndex(where: { $0 == 0x07 || $0 == 0x1B }) else { return }
      let isString = bytes[end] == 0x1B
      guard !isString || end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\\"),
        let color = InputDecoder.background(in: bytes[begin..<end])
      else { continue }
      background = color
      bytes.removeSubrange(begin...(isString ? end + 1 : end))
      place = begin
    }
  }
}
