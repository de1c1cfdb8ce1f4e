import Glibc

/// Decides whether a text holds every term, and cuts out where.
struct SearchPattern {
  private let terms: [[UInt8]]
  private let first: [Character]

  init(_ query: SearchQuery) {
    terms = query.terms.map { Array($0.lowercased().utf8) }
    first = (query.terms.first ?? "").map { Self.folded($0) }
  }

  func matches(_ text: String) -> Bool {
    guard !terms.isEmpty else { return true }
    var lower = text.lowercased()
    return lower.withUTF8 { bytes in
      terms.allSatisfy { Self.place(of: $0, in: bytes, from: 0) != nil }
    }
  }

  /// glibc's search for bytes is not to be seen from here; its search for one byte is, and does most of the work.
  private static func place(of term: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, let first = term.first else { return term.isEmpty ? start : nil }
    var place = start
    while place + term.count <= bytes.count {
      let left = bytes.count - term.count + 1 - place
      guard let found = memchr(base + place, Int32(first), left) else { return nil }
      place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(found, term, term.count) == 0 { return place }
      place += 1
    }
    return nil
  }

  /// How well a text fits that holds every term: words that are the term, or begin so, count more than parts of words,
  /// several places more than one, short texts more than long ones.
  func score(_ text: String) -> Int {
    var lower = text.lowercased()
    return lower.withUTF8 { bytes in
      terms.reduce(bytes.count < 200 ? 4 : bytes.count < 1000 ? 2 : 0) { $0 + Self.score($1, in: bytes) }
    }
  }

  private static func score(_ term: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var best = 0
    var count = 0
    var place = 0
    while count < 4, let found = Self.place(of: term, in: bytes, from: place) {
      let end = found + term.count
      let begins = found == 0 || !isWord(bytes[found - 1])
      let ends = end == bytes.count || !isWord(bytes[end])
      best = max(best, begins ? (ends ? 12 : 6) : 0)
      count += 1
      place = max(end, found + 1)
    }
    return best + count
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  /// About a line of the text with the first term in it, blanks and line breaks as single blanks.
  func excerpt(of text: String, length: Int = 120) -> (text: String, match: Range<Int>) {
    var characters: [Character] = []
    for character in text where !(character.isWhitespace && (characters.last?.isWhitespace ?? true)) {
      characters.append(character.isWhitespace ? " " : character)
    }
    let place = self.place(in: characters)
    let start = max(0, min((place ?? 0) - length / 3, characters.count - length))
    let end = min(characters.count, start + length)
    var excerpt = String(characters[start..<end])
    if end < characters.count { excerpt += "…" }
    if start > 0 { excerpt = "…" + excerpt }
    guard let place else { return (excerpt, 0..<0) }
    let offset = place - start + (start > 0 ? 1 : 0)
    return (excerpt, offset..<min(offset + first.count, excerpt.count))
  }

  private func place(in characters: [Character]) -> Int? {
    guard let begin = first.first, first.count <= characters.count else { return nil }
    return (0...characters.count - first.count).first { start in
      Self.folded(characters[start]) == begin
        && first.indices.allSatisfy { Self.folded(characters[start + $0]) == first[$0] }
    }
  }

  private static func folded(_ character: Character) -> Character {
    let lower = character.lowercased()
    return lower.count == 1 ? lower.first ?? character : character
  }
}
