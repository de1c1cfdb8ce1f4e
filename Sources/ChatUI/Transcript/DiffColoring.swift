import Terminal

/// Colours the lines of a change by the file's language: what is removed as the old file goes on, the rest as the new one.
struct DiffColoring {
  private var old: Lexer?
  private var new: Lexer?

  init(path: String?, in languages: LanguageLibrary) {
    let language = path.flatMap { languages.language(ofFile: $0) }
    old = language.map { Lexer($0) }
    new = old
  }

  mutating func words(of line: DiffLine) -> StyledLine {
    switch line.kind {
    case .gap:
      // What lies between is not known.
      (old, new) = (old.map { Lexer($0.language) }, new.map { Lexer($0.language) })
    case .context:
      // Calm, so that what changes stands out; it is read for what it opens and closes.
      _ = old?.line(line.text)
      _ = new?.line(line.text)
    case .removed: if let words = old?.line(line.text) { return Self.on(line.kind.style, words) }
    case .added: if let words = new?.line(line.text) { return Self.on(line.kind.style, words) }
    }
    return StyledLine(line.text, line.kind.style)
  }

  /// The words as they look on the ground of a change.
  private static func on(_ ground: StyleName, _ words: StyledLine) -> StyledLine {
    StyledLine(runs: words.runs.map { StyledLine.Run($0.text, $0.style.on(ground), link: $0.link) })
  }
}
