import Terminal

/// A name as a sentence can hold it, whatever was typed: in one line, and no longer than one reads.
enum NameInSentence {
  /// In Characters.
  static let longest = 60

  static func of(_ name: String) -> String {
    let line = TextSanitizer.oneLine(String(name.prefix(longest + 1)))
    return line.count > longest ? line.prefix(longest) + "…" : line
  }

  /// As an argument that a shell takes for this name. What could be mistaken on the screen is not written out.
  static func forShell(_ name: String) -> String {
    guard TextSanitizer.oneLine(name) == name else { return "NAME" }
    let isPlain = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-_./@%+".contains($0) }
    let word = isPlain ? name : "'" + name.replacing("'", with: "'\\''") + "'"
    return name.hasPrefix("-") ? "-- \(word)" : word
  }
}
