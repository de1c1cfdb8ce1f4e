import Terminal

/// All keys, from the one table.
struct HelpSheet: Equatable, Sendable {
  private(set) var scroll = 0
  private var visible = 1
  private var count = 0

  mutating func move(_ rows: Int) { scroll = min(max(0, scroll + rows), max(0, count - visible)) }
  mutating func page(_ pages: Int) { move(pages * max(1, visible - 1)) }

  mutating func draw(into canvas: inout Canvas, keymap: Keymap) {
    let columns = min(canvas.size.columns, 84)
    let lines = Self.lines(keymap, columns: max(1, columns - 4))
    count = lines.count
    visible = max(1, min(lines.count, canvas.size.rows - 2))
    scroll = min(scroll, max(0, count - visible))
    let box = OverlayBox(
      title: "Keys", rows: visible, columns: columns,
      hint: count > visible ? "Space, PgDn, Up, Down read on · Esc closes" : "Esc closes")
    let first = scroll
    box.draw(into: &canvas) { canvas in
      for row in 0..<min(canvas.size.rows, lines.count - first) { canvas.put(lines[first + row], row: row) }
    }
  }

  static func lines(_ keymap: Keymap, columns: Int) -> StyledText {
    var lines: StyledText = []
    let keyColumns = min(30, columns / 3)
    for section in keymap.sections {
      if !lines.isEmpty { lines.append(StyledLine()) }
      lines.append(StyledLine(section.title, "overlay.title"))
      for line in section.lines {
        let isLong = TextWidth.columns(line.keys) > keyColumns
        if isLong { lines.append(StyledLine("  \(line.keys)", "overlay.key")) }
        let keys = StyledLine("  \(TextWidth.padded(isLong ? "" : line.keys, columns: keyColumns)) ", "overlay.key")
        let wrap = TextWrap(
          width: columns, first: keys, rest: StyledLine(String(repeating: " ", count: keys.width)))
        lines += wrap.wrap(line.help, style: "overlay")
      }
    }
    return lines
  }
}
