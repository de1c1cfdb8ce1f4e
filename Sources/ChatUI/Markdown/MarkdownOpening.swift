/// The beginning of a block that is still growing: the lines of code, the items of a list or the rows of a table that
/// nothing which follows can change. Only what comes after them is read again.
struct MarkdownOpening: Sendable {
  enum Kind: Hashable, Sendable { case code, list, table }

  let kind: Kind
  /// Each opening of a document has its own.
  let number: Int
  /// What is read again before the rest so that this is read as a part of the block: the line of the fence, the head of a
  /// table.
  let lead: Range<Int>
  /// Where the rest begins.
  var end: Int

  var language = ""
  /// Without its last line break.
  var code = ""

  var start: Int?
  var isTight = true
  var items: [MarkdownList.Item] = []

  var alignments: [MarkdownTable.Alignment] = []
  var header: [[MarkdownInline]] = []
  var rows: [[[MarkdownInline]]] = []

  /// It has brackets that a definition could turn into links.
  var awaitsDefinitions = false

  /// Makes the beginning of what was read; nil where it is no block that is known to grow.
  init?(_ block: MarkdownBlock, number: Int, lead: Range<Int>, end: Int) {
    switch block {
    case .code(let language, let text):
      kind = .code
      self.language = language
      code = text
    case .list(let list):
      kind = .list
      start = list.start
      isTight = list.isTight
      items = list.items
    case .table(let table):
      kind = .table
      alignments = table.alignments
      header = table.header
      rows = table.rows
    case .paragraph, .heading, .quote, .rule, .html:
      return nil
    }
    self.number = number
    self.lead = lead
    self.end = end
    awaitsDefinitions = block.hasBracket
  }

  /// Whether what was read after `lead` is the same block's.
  func isContinued(by block: MarkdownBlock?) -> Bool {
    switch block {
    case .code(let language, _): kind == .code && language == self.language
    case .list(let list): kind == .list && (list.start == nil) == (start == nil)
    case .table(let table): kind == .table && table.header == header
    default: false
    }
  }

  /// Adds what was read after `lead`.
  mutating func append(_ block: MarkdownBlock) {
    switch block {
    case .code(_, let text):
      code += "\n"
      code += text
    case .list(let list):
      isTight = isTight && list.isTight
      items += list.items
    case .table(let table):
      rows += table.rows
    case .paragraph, .heading, .quote, .rule, .html:
      return
    }
    if !awaitsDefinitions { awaitsDefinitions = block.hasBracket }
  }

  /// All of the block so far.
  func block(with rest: MarkdownBlock) -> MarkdownBlock {
    var whole = self
    whole.append(rest)
    switch kind {
    case .code: return .code(language: language, text: whole.code)
    case .list: return .list(MarkdownList(start: start, isTight: whole.isTight, items: whole.items))
    case .table: return .table(MarkdownTable(alignments: alignments, header: header, rows: whole.rows))
    }
  }

  /// Whether the block with the rest is larger than `Markdown.cellLimit`.
  func isTooLarge(with rest: MarkdownBlock) -> Bool {
    guard case .table(let table) = rest else { return false }
    return alignments.count * (1 + rows.count + table.rows.count) > Markdown.cellLimit
  }
}
