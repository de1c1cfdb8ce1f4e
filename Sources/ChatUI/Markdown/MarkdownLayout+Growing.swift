import Terminal

/// A block that is still growing: what of it is settled keeps its rows, only the rest is laid out again.
extension MarkdownLayout {
  /// How far a growing block was laid out.
  struct Growth: Sendable {
    /// The opening's number.
    let number: Int
    /// What all of its rows depend on: where it changes, the block is laid out from its start.
    let shape: Shape
    /// The rows and top blocks when what is settled was laid out.
    var rows = 0
    var blocks = 0
    /// How much of the opening was laid out: code units, items or rows.
    var done = 0
    var lexer: Lexer?
    var table: MarkdownTableLayout?
  }

  enum Shape: Equatable, Sendable {
    case code
    case list(digits: Int, isTight: Bool)
    case table(columns: [Int]?)
  }

  /// Lays out a growing block as the next top block: its opening, as far as that was not laid out before, and the rest.
  ///
  /// - Parameters:
  ///   - rest: what goes on with the opening.
  ///   - blocks: that many top blocks with that many rows are before it.
  mutating func add(_ opening: MarkdownOpening, rest: MarkdownBlock, afterRows rows: Int, blocks: Int) {
    let widths = widths(of: opening)
    let shape = shape(of: opening, rest, widths)
    var growth = self.growth.take().flatMap { $0.number == opening.number && $0.shape == shape ? $0 : nil }
    if let growth {
      shorten(rows: growth.rows, blocks: growth.blocks)
    } else {
      shorten(rows: rows, blocks: blocks)
      growth = begin(opening, shape)
    }
    guard var growth else { return }
    tableWidths = widths
    add(opening, &growth)
    growth.rows = self.rows.lines.count
    growth.blocks = self.rows.starts.count
    var ahead = growth
    add(rest, of: opening, &ahead)
    self.growth = growth
  }

  private mutating func begin(_ opening: MarkdownOpening, _ shape: Shape) -> Growth {
    begin()
    var growth = Growth(number: opening.number, shape: shape)
    switch shape {
    case .code:
      growth.lexer = languages.language(named: opening.language).map { Lexer($0) }
      var margin = MarkdownMargin()
      addCodeHead(opening.language, &margin)
    case .list: break
    case .table(let columns):
      growth.table = MarkdownTableLayout(
        alignments: opening.alignments, header: opening.header, columns: columns, width: width)
    }
    return growth
  }

  // MARK: What is settled

  private mutating func add(_ opening: MarkdownOpening, _ growth: inout Growth) {
    switch growth.shape {
    case .code:
      guard opening.code.utf8.count >= growth.done else { return }
      addLines(of: opening.code.utf8.dropFirst(growth.done), &growth)
      // The line break that follows is not in the code.
      growth.done = opening.code.utf8.count + 1
    case .list(let digits, let isTight):
      addItems(opening.items[growth.done...], from: growth.done, start: opening.start, digits, isTight: isTight)
      growth.done = opening.items.count
    case .table:
      for row in opening.rows[growth.done...] { growth.table?.add(row) }
      rows.lines += growth.table?.takeRows() ?? []
      growth.done = opening.rows.count
    }
  }

  // MARK: The rest

  private mutating func add(_ rest: MarkdownBlock, of opening: MarkdownOpening, _ growth: inout Growth) {
    switch (growth.shape, rest) {
    case (.code, .code(_, let text)):
      addLines(of: text.utf8[...], &growth)
      rows.codes.append(
        .init(
          rows: (rows.starts.last ?? 0)..<rows.lines.count, text: opening.code + "\n" + text,
          hasLanguage: !opening.language.isEmpty))
    case (.list(let digits, let isTight), .list(let list)):
      addItems(list.items[...], from: opening.items.count, start: opening.start, digits, isTight: isTight)
    case (.table, .table(let table)):
      for row in table.rows { growth.table?.add(row) }
      rows.lines += growth.table?.takeRows() ?? []
    default: break
    }
  }

  private mutating func addLines(of text: Substring.UTF8View, _ growth: inout Growth) {
    var margin = MarkdownMargin()
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      addCode(CodeLines.line(String(Substring(line)), &growth.lexer), &margin)
    }
  }

  private mutating func addItems(
    _ items: ArraySlice<MarkdownList.Item>, from first: Int, start: Int?, _ digits: Int, isTight: Bool
  ) {
    var margin = MarkdownMargin()
    for (offset, item) in items.enumerated() {
      add(
        item, number: start.map { $0 + first + offset }, digits, isFirst: first + offset == 0, isTight: isTight, &margin
      )
    }
  }

  // MARK: Its shape

  private func shape(of opening: MarkdownOpening, _ rest: MarkdownBlock, _ widths: TableWidths?) -> Shape {
    switch rest {
    case .list(let list):
      let digits = Self.digits(start: opening.start, count: opening.items.count + list.items.count)
      return .list(digits: digits, isTight: opening.isTight && list.isTight)
    case .table(let table):
      var columns = widths?.columns ?? []
      for row in table.rows { MarkdownTableLayout.widen(&columns, by: row) }
      return .table(columns: MarkdownTableLayout.columns(columns, in: width))
    default:
      return .code
    }
  }

  /// The widths of the words in an opening's columns, those of its first rows.
  struct TableWidths: Sendable {
    let number: Int
    var columns: [Int]
    var rows = 0
  }

  private func widths(of opening: MarkdownOpening) -> TableWidths? {
    guard opening.kind == .table else { return nil }
    let known = tableWidths.flatMap { $0.number == opening.number ? $0 : nil }
    var widths = known ?? TableWidths(number: opening.number, columns: MarkdownTableLayout.widths(of: opening.header))
    for row in opening.rows[widths.rows...] { MarkdownTableLayout.widen(&widths.columns, by: row) }
    widths.rows = opening.rows.count
    return widths
  }
}
