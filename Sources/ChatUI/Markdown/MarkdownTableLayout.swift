import Terminal

/// Fits a table into a width: columns shrink and their words wrap; where that leaves too little, each row becomes a list.
struct MarkdownTableLayout {
  private(set) var rows: StyledText = []
  private let alignments: [MarkdownTable.Alignment]
  private let header: StyledText
  /// The width of each column; nil where they do not fit.
  private let columns: [Int]?
  private let width: Int
  private var isEmpty = true

  /// What stands between two columns.
  private static let separator = " │ "

  init(_ table: MarkdownTable, width: Int) {
    var widths = Self.widths(of: table.header)
    for row in table.rows { Self.widen(&widths, by: row) }
    self.init(
      alignments: table.alignments, header: table.header, columns: Self.columns(widths, in: width), width: width)
    for row in table.rows { add(row) }
    if isEmpty, columns == nil {
      for cell in header { rows += TextWrap(width: self.width).wrap(cell) }
    }
  }

  /// A table of which rows are to be added.
  init(alignments: [MarkdownTable.Alignment], header: [[MarkdownInline]], columns: [Int]?, width: Int) {
    self.alignments = alignments
    self.header = header.map { Self.cell($0, .markdownTableHeader) }
    self.columns = columns
    self.width = max(1, width)
    guard let columns else { return }
    addRow(self.header, columns)
    let rule = columns.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
    rows.append(StyledLine(rule, .markdownRule))
  }

  mutating func add(_ row: [[MarkdownInline]]) {
    let cells = row.map { Self.cell($0, .plain) }
    if let columns { addRow(cells, columns) } else { addList(cells) }
    isEmpty = false
  }

  /// Takes the rows that are there.
  mutating func takeRows() -> StyledText {
    defer { rows = [] }
    return rows
  }

  private static func cell(_ inlines: [MarkdownInline], _ style: StyleName) -> StyledLine {
    MarkdownLayout.line(of: inlines, style: style, showsAddresses: false)
  }

  // MARK: Columns

  /// The columns that the words of each column take.
  static func widths(of header: [[MarkdownInline]]) -> [Int] { header.map { max(1, cell($0, .plain).width) } }

  static func widen(_ widths: inout [Int], by row: [[MarkdownInline]]) {
    for (index, words) in row.enumerated() where index < widths.count {
      widths[index] = max(widths[index], cell(words, .plain).width)
    }
  }

  /// The width of each column in so many columns; nil where they do not fit.
  static func columns(_ natural: [Int], in width: Int) -> [Int]? {
    let room = max(1, width) - (natural.count - 1) * separator.count
    guard !natural.isEmpty, room > 0 else { return nil }
    if natural.reduce(0, +) <= room { return natural }
    let least = natural.map { min($0, 7) }
    guard least.reduce(0, +) <= room else { return nil }
    func total(_ cap: Int) -> Int { natural.reduce(0) { $0 + min($1, cap) } }
    var cap = 7
    var step = room
    while step > 0 {
      if total(cap + step) <= room { cap += step } else { step /= 2 }
    }
    var columns = natural.map { min($0, cap) }
    var left = room - columns.reduce(0, +)
    for index in columns.indices where left > 0 && columns[index] < natural[index] {
      columns[index] += 1
      left -= 1
    }
    return columns
  }

  // MARK: Rows

  private mutating func addRow(_ cells: StyledText, _ columns: [Int]) {
    let wrapped = zip(cells, columns).map { cell, width in TextWrap(width: width).wrap(cell) }
    for index in 0..<(wrapped.map(\.count).max() ?? 0) {
      var line = StyledLine()
      for (column, cell) in wrapped.enumerated() {
        let piece = index < cell.count ? cell[index] : StyledLine()
        let room = max(0, columns[column] - piece.width)
        let before =
          switch alignments[column] {
          case .left: 0
          case .center: room / 2
          case .right: room
          }
        if column > 0 { line.append(Self.separator, .markdownRule) }
        line.append(String(repeating: " ", count: before))
        line.append(piece)
        if column + 1 < wrapped.count { line.append(String(repeating: " ", count: room - before)) }
      }
      rows.append(line)
    }
  }

  private mutating func addList(_ cells: StyledText) {
    if !isEmpty { rows.append(StyledLine()) }
    for (name, cell) in zip(header, cells) where !cell.isEmpty {
      let line = name.isEmpty ? cell : name.appending(": ", .markdownTableHeader) + cell
      rows += TextWrap(width: width, rest: StyledLine(width >= 12 ? "  " : "")).wrap(line)
    }
  }
}
