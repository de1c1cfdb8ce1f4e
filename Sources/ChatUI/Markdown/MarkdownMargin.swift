import Terminal

/// What stands left of a Markdown block: the marks of the lists and quotes around it.
struct MarkdownMargin {
  /// Before the first row of the next block, and before all others.
  var first: StyledLine
  var rest: StyledLine
  private(set) var columns: Int
  /// What plain words mean here.
  var style: StyleName

  init(_ indent: StyledLine = StyledLine(), style: StyleName = .plain) {
    first = indent
    rest = indent
    columns = indent.width
    self.style = style
  }

  /// The margin inside of a list's item or a quote; it stops to grow where too few columns would be left for text.
  func nested(first mark: StyledLine, rest blanks: StyledLine, style: StyleName, width: Int) -> MarkdownMargin {
    var margin = self
    margin.style = style
    let added = blanks.width
    guard columns + added <= max(width / 2, width - 24) else { return margin }
    margin.first = first + mark
    margin.rest = rest + blanks
    margin.columns += added
    return margin
  }

  /// What is left of the first row was drawn.
  mutating func spendFirst() { first = rest }
}
