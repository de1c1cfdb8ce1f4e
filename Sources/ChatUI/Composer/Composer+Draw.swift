import Terminal

extension Composer {
  /// What stands before the first row, and the columns that every row begins after.
  static let mark = "› "
  static let indent = 2

  /// The rows that the text takes at a width of the screen.
  mutating func rows(columns: Int) -> Int {
    width = max(1, columns - Self.indent)
    return layout().rows.count
  }

  /// The text as it breaks at the width it has; only what changed since it was last asked for is laid out.
  mutating func layout() -> ComposerLayout {
    let known = rowCache.rows(of: editor.revision, width: width)
    let rows = known ?? ComposerLayout.rows(of: editor.characters, width: width, columns: columns)
    if known == nil { rowCache.keep(rows, of: editor.revision, width: width) }
    return ComposerLayout(rows, of: editor.characters, cursor: editor.cursor, width: width, columns: columns)
  }

  /// Draws the rows around the cursor; the terminal's cursor goes there where the composer has the focus.
  mutating func draw(into canvas: inout Canvas, placeholder: String, isFocused: Bool) {
    let height = canvas.size.rows
    guard height > 0 else { return }
    width = max(1, canvas.size.columns - Self.indent)
    let layout = layout()
    top = min(top, max(0, layout.rows.count - height))
    top = min(max(top, layout.cursor.row - height + 1), layout.cursor.row)
    if editor.isEmpty {
      let text = TextWidth.truncated(placeholder, columns: width - 1)
      canvas.put(text, row: 0, column: Self.indent, style: "composer.placeholder")
    }
    for row in 0..<min(height, layout.rows.count - top) {
      draw(layout.rows[top + row].range, row: row, into: &canvas)
    }
    canvas.put(top == 0 ? Self.mark : "↑ ", row: 0, column: 0, style: "composer.mark")
    if top + height < layout.rows.count {
      canvas.put("↓ ", row: height - 1, column: 0, style: "composer.mark")
    }
    guard isFocused else { return }
    canvas.placeCursor(row: layout.cursor.row - top, column: Self.indent + layout.cursor.column)
  }

  private func draw(_ range: Range<Int>, row: Int, into canvas: inout Canvas) {
    var column = Self.indent
    var plain = ""
    for character in editor.characters[range] {
      guard let label = folds[character]?.label else {
        plain.append(character)
        continue
      }
      column += canvas.put(plain, row: row, column: column)
      plain = ""
      column += canvas.put(label, row: row, column: column, style: "composer.attachment")
    }
    canvas.put(plain, row: row, column: column)
  }
}
