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
      terms.allSatisfy { Self.holds(bytes, $0) }
    }
  }

  /// glibc's search for bytes is not to be seen from here; its search for one byte is, and does most of the work.
  private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ term: [UInt8]) -> Bool {
    guard let start = bytes.baseAddress, let first = term.first else { return term.isEmpty }
    var place = 0
    while place + term.count <= bytes.count {
      let left = bytes.count - term.count + 1 - place
      guard let found = memchr(start + place, Int32(first), left) else { return false }
      if memcmp(found, term, term.count) == 0 { return true }
      place = found - UnsafeMutableRawPointer(mutating: start) + 1
    }
    return false
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
