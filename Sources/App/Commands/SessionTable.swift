import Terminal

/// Aligned columns of text.
enum SessionTable {
  static func text(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? TextWidth.columns($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { index, cell in
        index == row.count - 1
          ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - TextWidth.columns(cell.0)) + "  "
      }
      return cells.joined() + "\n"
    }.joined()
  }
}
