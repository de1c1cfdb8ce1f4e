/// Words to be found in a transcript. Letters count as equal whatever their case, unless the words hold a capital; blanks and
/// line breaks count as one blank, since the screen breaks lines where it likes.
struct TranscriptQuery: Equatable, Sendable {
  /// As they were written.
  let text: String
  /// A blank between two words, whatever they were written with.
  let tokens: [Token]
  let isExact: Bool
  /// The words' own characters, each told as a token by its place, and those of them that are ASCII by their byte.
  private let characters: [Character]
  private let bytes: [Token]
  private let words: [Word]

  /// A character as far as it matters to a query.
  struct Token: Equatable, Sendable {
    private let number: UInt16

    /// None of the query's.
    static let other = Token(number: 0)
    static let blank = Token(number: 1)
    /// Where a part of a block begins.
    static let partStart = Token(number: 2)
    /// Where a row was broken: at a blank or, in a long word, at nothing.
    static let seam = Token(number: 3)

    fileprivate init(place: Int) { number = UInt16(clamping: 4 + place) }
    private init(number: UInt16) { self.number = number }
  }

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
    var characters: [Character] = []
    tokens = Array(
      words.map { word in
        word.map { character in
          let folded = Self.folded(character, isExact: isExact)
          if let known = characters.firstIndex(of: folded) { return Token(place: known) }
          characters.append(folded)
          return Token(place: characters.count - 1)
        }
      }.joined(separator: [.blank]))
    self.characters = characters
    bytes = (0..<128).map { byte in
      let character = Character(Unicode.Scalar(UInt8(byte)))
      if character.isWhitespace { return .blank }
      return characters.firstIndex(of: Self.folded(character, isExact: isExact)).map { Token(place: $0) } ?? .other
    }
  }

  /// What an ASCII byte is to the query.
  @inline(__always)
  func token(_ byte: UInt8) -> Token { bytes[Int(byte)] }

  func token(_ character: Character) -> Token {
    if let ascii = character.asciiValue { return bytes[Int(ascii)] }
    if character.isWhitespace { return .blank }
    return characters.firstIndex(of: Self.folded(character, isExact: isExact)).map { Token(place: $0) } ?? .other
  }

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
