/// Words to be found in a transcript. Letters count as equal whatever their case, unless the words hold a capital; blanks and
/// line breaks count as one blank, since the screen breaks lines where it likes.
struct TranscriptQuery: Equatable, Sendable {
  /// As they were written.
  let text: String
  let characters: [Character]
  let isExact: Bool
  private let words: [Word]

  /// One word as bytes that a source must hold for a match to be possible.
  private struct Word: Equatable, Sendable {
    var bytes: [UInt8]
    /// Nothing about it can be told from bytes: it has letters of two cases beyond ASCII.
    var isAny: Bool

    var mayBeEscaped: Bool {
      bytes.contains { $0 >= 0x80 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
    }
  }

  /// Nil where nothing but blanks is written.
  init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return nil }
    self.text = text
    let isExact = text.contains(where: \.isUppercase)
    self.isExact = isExact
    self.words = words.map { word in
      let lower = word.lowercased()
      let isAny = !isExact && !lower.utf8.allSatisfy { $0 < 0x80 } && lower != word.uppercased()
      return Word(bytes: Array(isExact ? String(word).utf8 : lower.utf8), isAny: isAny)
    }
    characters = words.map { $0.map { TranscriptQuery.folded($0, isExact: isExact) } }.joined(separator: [" "])
      .map(\.self)
  }

  func folded(_ character: Character) -> Character { Self.folded(character, isExact: isExact) }

  private static func folded(_ character: Character, isExact: Bool) -> Character {
    if isExact { return character }
    if let ascii = character.asciiValue {
      return (0x41...0x5A).contains(ascii) ? Character(Unicode.Scalar(ascii + 0x20)) : character
    }
    return character.lowercased().first ?? character
  }

  /// Whether sources can hold the words, each of them somewhere: cheap, and rather yes than no. In escaped sources, which are
  /// JSON, some characters are written otherwise.
  func mayOccur(in sources: [(text: String, isEscaped: Bool)]) -> Bool {
    words.allSatisfy { word in
      word.isAny
        || sources.contains { source in
          (source.isEscaped && word.mayBeEscaped) || Self.occurs(word.bytes, in: source.text, isExact: isExact)
        }
    }
  }

  private static func occurs(_ word: [UInt8], in source: String, isExact: Bool) -> Bool {
    let bytes = source.utf8Span.span
    guard let first = word.first, bytes.count >= word.count else { return false }
    let isLetter = !isExact && (0x61...0x7A).contains(first)
    let other = isLetter ? first - 0x20 : first
    var place = 0
    let last = bytes.count - word.count
    while place <= last {
      let byte = bytes[place]
      if byte == first || byte == other {
        var length = 1
        while length < word.count {
          let byte = bytes[place + length]
          let folded = !isExact && (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
          if folded != word[length] { break }
          length += 1
        }
        if length == word.count { return true }
      }
      place += 1
    }
    return false
  }
}
