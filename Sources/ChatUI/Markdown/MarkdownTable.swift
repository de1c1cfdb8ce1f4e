/// A table of a Markdown document; each row has as many cells as `alignments`.
struct MarkdownTable: Hashable, Sendable {
  var alignments: [Alignment]
  var header: [[MarkdownInline]]
  var rows: [[[MarkdownInline]]]

  enum Alignment: Hashable, Sendable { case left, center, right }
}
