import Terminal

/// The lines of a code block, coloured. While one is being written only its new lines are read.
struct CodeLines: Sendable {
  let languageName: String
  private let language: Language?
  private var lexer: Lexer?
  /// The text of the lines that are complete, and those lines.
  private var settled = ""
  private var lines: StyledText = []

  init(languageName: String, in library: LanguageLibrary) {
    self.languageName = languageName
    language = languageName.isEmpty ? nil : library.language(named: languageName)
    lexer = language.map { Lexer($0) }
  }

  /// The lines of `text`; what an earlier text had in common with it at its start is not read again.
  mutating func lines(of text: String) -> StyledText {
    if !text.utf8.starts(with: settled.utf8) {
      settled = ""
      lines = []
      lexer = language.map { Lexer($0) }
    }
    let rest = text.utf8.dropFirst(settled.utf8.count)
    let parts = rest.split(separator: 0x0A, omittingEmptySubsequences: false)
    for part in parts.dropLast() { lines.append(Self.line(String(Substring(part)), &lexer)) }
    let last = parts.last.map { String(Substring($0)) } ?? ""
    settled = String(text.utf8.dropLast(last.utf8.count)) ?? ""
    // The last line may still grow.
    var ahead = lexer
    return lines + [Self.line(last, &ahead)]
  }

  static func line(_ text: String, _ lexer: inout Lexer?) -> StyledLine {
    lexer?.line(text) ?? StyledLine(text, .markdownCodeBlock)
  }
}
