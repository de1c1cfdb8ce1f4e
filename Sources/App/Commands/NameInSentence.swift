import Terminal

/// A name as a sentence can hold it, whatever was typed: in one line, and no longer than one reads.
enum NameInSentence {
  /// In Characters.
  static let longest = 60

  static func of(_ name: String) -> String {
    let line = TextSanitizer.oneLine(String(name.prefix(longest + 1)))
    return line.count > longest ? line.prefix(longest) + "…" : line
  }
}
