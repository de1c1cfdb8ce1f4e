/// A screen as a value: rows of cells, each with a character and what it means.
public struct ScreenBuffer: Equatable, Sendable {
  public let size: Size
  /// Row after row.
  private(set) var cells: [Cell]

  public init(size: Size) {
    self.size = size
    cells = Array(repeating: .blank(), count: size.rows * size.columns)
  }

  /// The cell at a place on the screen.
  public subscript(row: Int, column: Int) -> Cell {
    cells[row * size.columns + column]
  }

  /// Puts a cell of one or two columns. What it cuts in half of wide characters there becomes blank, so a right half
  /// always follows its left.
  mutating func set(_ cell: Cell, row: Int, column: Int) {
    let index = row * size.columns + column
    if cells[index].isRightHalf { cells[index - 1] = .blank(cells[index - 1].style) }
    let last = index + Int(cell.columns) - 1
    if cells[last].isWide { cells[last + 1] = .blank(cells[last].style) }
    cells[index] = cell
    if cell.isWide { cells[last] = .rightHalf(cell.style) }
  }

  mutating func restyle(row: Int, column: Int, style: StyleName) {
    cells[row * size.columns + column].style = style
  }

  mutating func addMark(_ mark: UInt32, row: Int, column: Int) {
    cells[row * size.columns + column].add(mark: mark)
  }

  /// What stands in a row, with blanks at its end cut off.
  public func text(row: Int) -> String {
    var out = String.UnicodeScalarView()
    var blanks = 0
    for column in 0..<size.columns {
      let cell = self[row, column]
      if cell.isBlank {
        blanks += 1
        continue
      }
      if blanks > 0 { out.append(contentsOf: repeatElement(" ", count: blanks)) }
      blanks = 0
      let (base, first, second, third) = cell.scalars
      for value in [base, first, second, third] where value != 0 {
        if let scalar = Unicode.Scalar(value) { out.append(scalar) }
      }
    }
    return String(out)
  }

  /// What stands on the screen: a line for each row, blanks at their ends cut off.
  public var text: String {
    (0..<size.rows).map { text(row: $0) }.joined(separator: "\n")
  }

  /// The text, and for each row in which something is more than plain text a line saying what, by columns:
  /// ` 3: 0-12 sidebar.selected, 14-20 faint`.
  public var pictured: String {
    var lines = [text, ""]
    for row in 0..<size.rows {
      var spans: [String] = []
      var column = 0
      while column < size.columns {
        let style = self[row, column].style
        var end = column
        while end < size.columns, self[row, end].style == style { end += 1 }
        if style != .plain { spans.append("\(column)-\(end - 1) \(style)") }
        column = end
      }
      if !spans.isEmpty { lines.append("\(row): " + spans.joined(separator: ", ")) }
    }
    return lines.joined(separator: "\n")
  }
}
