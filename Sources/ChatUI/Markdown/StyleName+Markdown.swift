import Terminal

/// What the parts of a Markdown document mean; a scope that a theme does not know looks like the one without its last word.
extension StyleName {
  static let markdownHeadings: [StyleName] = (1...6).map { StyleName("markdown.heading.\($0)") }
  static let markdownEmphasis: StyleName = "markdown.emphasis"
  static let markdownStrong: StyleName = "markdown.strong"
  static let markdownStrongEmphasis: StyleName = "markdown.strong.emphasis"
  static let markdownStrikethrough: StyleName = "markdown.strikethrough"
  static let markdownCode: StyleName = "markdown.code"
  static let markdownCodeBlock: StyleName = "markdown.code.block"
  static let markdownCodeLanguage: StyleName = "faint"
  static let markdownCodeContinued: StyleName = "faint"
  static let markdownLink: StyleName = "markdown.link"
  static let markdownLinkAddress: StyleName = "faint"
  static let markdownHTML: StyleName = "markdown.html"
  static let markdownQuote: StyleName = "markdown.quote"
  static let markdownMarker: StyleName = "markdown.marker"
  static let markdownRule: StyleName = "markdown.rule"
  static let markdownTableHeader: StyleName = "markdown.strong.table"

  static let diffAdded: StyleName = "diff.added"
  static let diffAddedMark: StyleName = "diff.added.mark"
  static let diffRemoved: StyleName = "diff.removed"
  static let diffRemovedMark: StyleName = "diff.removed.mark"
  static let diffContext: StyleName = "diff.context"
  static let diffHeader: StyleName = "diff.header"
}
