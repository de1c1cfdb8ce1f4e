import Terminal

/// Fits a table into a width: columns shrink and their words wrap; where that leaves too little, each row becomes a list.
struct MarkdownTableLayout {
  private(set) var rows: StyledText = []
  private let table: MarkdownTable
  private let width: Int

  /// What stands between two columns.
  private static let separator = " │ "

  init(_ table: MarkdownTable, width: Int) {
    self.table = table
    self.width = max(1, width)
    let header = table.header.map { Self.cell($0, .markdownTableHeader) }
    let body = table.rows.map { $0.map { Self.cell($0, .plain) } }
    if let columns = fit(header, body) {
      addGrid(header, body, columns)
    } else {
      addList(header, body)
    }
  }

  private static func cell(_ inlines: [MarkdownInline], _ style: StyleName) -> StyledLine {
    MarkdownLayout.line(of: inlines, style: style, showsAddresses: false)
  }

  /// The width of each column; nil where they do not fit.
  private func fit(_ header: StyledText, _ body: [StyledText]) -> [Int]? {
    var natural = header.map(\.width)
    for row in body {
      for (index, cell) in row.enumerated() where index < natural.count {
        natural[index] = max(natural[index], cell.width)
      }
    }
    natural = natural.map { max(1, $0) }
    let room = width - (natural.count - 1) * Self.separator.count
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

  private mutating func addGrid(_ header: StyledText, _ body: [StyledText], _ columns: [Int]) {
    addRow(header, columns)
    let rule = columns.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
    rows.append(StyledLine(rule, .markdownRule))
    for row in body { addRow(row, columns) }
  }

  private mutating func addRow(_ cells: StyledText, _ columns: [Int]) {
    let wrapped = zip(cells, columns).map { cell, width in TextWrap(width: width).wrap(cell) }
    for index in 0..<(wrapped.map(\.count).max() ?? 0) {
      var line = StyledLine()
      for (column, cell) in wrapped.enumerated() {
        let piece = index < cell.count ? cell[index] : StyledLine()
        let room = max(0, columns[column] - piece.width)
        let before =
          switch table.alignments[column] {
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

  private mutating func addList(_ header: StyledText, _ body: [StyledText]) {
    if body.isEmpty {
      for cell in header { rows += TextWrap(width: width).wrap(cell) }
    }
    for (index, row) in body.enumerated() {
      if index > 0 { rows.append(StyledLine()) }
      for (name, cell) in zip(header, row) where !cell.isEmpty {
        let line = name.isEmpty ? cell : name.appending(": ", .markdownTableHeader) + cell
        rows += TextWrap(width: width, rest: StyledLine(width >= 12 ? "  " : "")).wrap(line)
      }
    }
  }
}
