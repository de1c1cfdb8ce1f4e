extension MarkdownBlock {
  /// Whether a link reference definition that comes later could change the block: only text in which a closing bracket
  /// is still to be seen can become a link.
  var hasBracket: Bool {
    switch self {
    case .paragraph(let inlines), .heading(_, let inlines): Self.hasBracket(inlines)
    case .quote(let blocks): blocks.contains(where: \.hasBracket)
    case .list(let list): list.items.contains { $0.blocks.contains(where: \.hasBracket) }
    case .table(let table):
      table.header.contains(where: Self.hasBracket) || table.rows.contains { $0.contains(where: Self.hasBracket) }
    case .code, .rule, .html: false
    }
  }

  private static func hasBracket(_ inlines: [MarkdownInline]) -> Bool {
    inlines.contains { !$0.traits.contains(.code) && $0.text.utf8.contains(UInt8(ascii: "]")) }
  }
}
