/// Finds addresses and files in text: `https://…`, `mailto:…`, `Sources/main.swift:12`, `~/notes.md`.
///
/// Files are guesses: a word with a slash, or with a dot and a line after it. Whether they are there is asked elsewhere.
enum PlaceFinder {
  /// No more of a text than this is looked at (code units).
  private static let limit = 200_000

  /// The places in the order in which they stand.
  static func places(in text: String) -> [Place] {
    var places: [Place] = []
    let isLong = text.utf8.count > limit
    let text = isLong ? String(decoding: text.utf8.prefix(limit), as: UTF8.self) : text
    // Cut at what never belongs to either; a word is then an address, a file, or neither.
    for word in text.split(whereSeparator: { $0.isWhitespace || "\"'`<>|*".contains($0) }) {
      if let address = address(in: word) {
        places.append(.link(address))
      } else {
        for part in word.split(whereSeparator: { "()[]{},;!?".contains($0) }) {
          if let file = file(part) { places.append(file) }
        }
      }
    }
    return places
  }

  private static let schemes = ["https://", "http://", "mailto:"]

  private static func address(in word: Substring) -> String? {
    guard word.utf8.contains(UInt8(ascii: ":")) else { return nil }
    for scheme in schemes {
      guard let start = word.range(of: scheme) else { continue }
      var address = word[start...]
      // A parenthesis that was opened before it, and what ends a sentence, is not part of it.
      while let last = address.last {
        let isClosing =
          (last == ")" && !isBalanced(address, "(", ")")) || (last == "]" && !isBalanced(address, "[", "]"))
        guard isClosing || ".,;:!?".contains(last) else { break }
        address.removeLast()
      }
      if let middle = address.range(of: "](") { address = address[..<middle] }
      return address.count > scheme.count ? String(address) : nil
    }
    return nil
  }

  private static func isBalanced(_ text: Substring, _ open: Character, _ close: Character) -> Bool {
    text.filter { $0 == open }.count >= text.filter { $0 == close }.count
  }

  private static func file(_ word: Substring) -> Place? {
    var parts = word.split(separator: ":", omittingEmptySubsequences: true)[...]
    guard var path = parts.popFirst() else { return nil }
    let line = parts.first.flatMap { Int($0.prefix { $0.isNumber }) }.flatMap { $0 > 0 ? $0 : nil }
    while let last = path.last, ".#".contains(last), path != ".", path != ".." { path.removeLast() }
    let hasSlash = path.contains("/")
    guard path.contains(where: { $0.isLetter || $0.isNumber }), path.utf8.count <= 1000, !path.hasPrefix("//"),
      !path.hasPrefix("-"), hasSlash || (line != nil && path.contains("."))
    else { return nil }
    return .file(path: String(path), line: line)
  }
}

extension Substring {
  /// Where `words` first stands.
  fileprivate func range(of words: String) -> Substring.Index? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(words) { return place }
      formIndex(after: &place)
    }
    return nil
  }
}
