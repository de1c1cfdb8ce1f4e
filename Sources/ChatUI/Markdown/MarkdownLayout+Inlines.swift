import Terminal

extension MarkdownLayout {
  /// The words of a block as one line that is still to be wrapped.
  ///
  /// - Parameter showsAddresses: whether a link whose words do not tell where it leads is followed by its address.
  static func line(of inlines: [MarkdownInline], style: StyleName, showsAddresses: Bool = true) -> StyledLine {
    var line = StyledLine()
    var words = ""
    for (index, inline) in inlines.enumerated() {
      line.append(inline.text, self.style(of: inline, in: style), link: inline.link)
      guard let link = inline.link else { continue }
      words += inline.text
      guard index + 1 == inlines.count || inlines[index + 1].link != link else { continue }
      if showsAddresses, isWorthShowing(link, besides: words) {
        line.append(" (\(link))", .markdownLinkAddress, link: link)
      }
      words = ""
    }
    return line
  }

  private static func isWorthShowing(_ link: String, besides words: String) -> Bool {
    link.contains("://") && words != link && "http://" + words != link
  }

  private static func style(of inline: MarkdownInline, in style: StyleName) -> StyleName {
    let traits = inline.traits
    if traits.contains(.code) { return .markdownCode }
    if inline.link != nil { return .markdownLink }
    if traits.contains(.html) { return .markdownHTML }
    if traits.isSuperset(of: [.strong, .emphasis]) { return .markdownStrongEmphasis }
    if traits.contains(.strong) { return .markdownStrong }
    if traits.contains(.strikethrough) { return .markdownStrikethrough }
    return traits.contains(.emphasis) ? .markdownEmphasis : style
  }
}
