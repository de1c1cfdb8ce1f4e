/// A block of a Markdown document.
indirect enum MarkdownBlock: Hashable, Sendable {
  case paragraph([MarkdownInline])
  /// `level` from 1 to 6.
  case heading(level: Int, [MarkdownInline])
  /// Fenced or indented code without its last line break; `language` is the first word after the fence, maybe empty.
  case code(language: String, text: String)
  case quote([MarkdownBlock])
  case list(MarkdownList)
  case table(MarkdownTable)
  case rule
  /// Raw HTML, shown as it was written.
  case html(String)
}
