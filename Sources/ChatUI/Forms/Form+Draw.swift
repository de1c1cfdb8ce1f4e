import Terminal

extension Form {
  func draw(into canvas: inout Canvas) {
    let labels = fields.map { TextWidth.columns($0.title) }.max() ?? 0
    let box = OverlayBox(
      title: title, rows: fields.count + 3, columns: min(canvas.size.columns, 76),
      hint: "Enter \(kind.verb) · Tab next · Left, Right choose · Esc closes")
    box.draw(into: &canvas) { canvas in
      let columns = canvas.size.columns
      for (row, field) in fields.enumerated() {
        let isFocused = row == focus
        canvas.put(isFocused ? "› " : "  ", row: row, column: 0, style: "overlay.key")
        canvas.put(field.title, row: row, column: 2, style: isFocused ? "overlay.title" : "overlay.detail")
        let area = Rect(row: row, column: labels + 4, rows: 1, columns: max(1, columns - labels - 4))
        draw(field, isFocused, in: area, &canvas)
      }
      let below = problem.isEmpty ? StyledLine(help, "overlay.detail") : StyledLine(problem, "bad")
      for (row, line) in TextWrap(width: max(1, columns)).wrap(below).prefix(2).enumerated() {
        canvas.put(line, row: fields.count + 1 + row)
      }
    }
  }

  private func draw(_ field: Field, _ isFocused: Bool, in area: Rect, _ canvas: inout Canvas) {
    switch field.content {
    case .text(let editor, let placeholder):
      if isFocused { return editor.drawLine(in: area, placeholder: placeholder, &canvas) }
      let line =
        editor.isEmpty ? StyledLine(placeholder, "composer.placeholder") : StyledLine(editor.text, "overlay")
      canvas.put(line.truncated(columns: area.columns), row: area.row, column: area.column)
    case .choice(let choices, let place):
      let title = place < choices.count ? choices[place].title : ""
      let line = StyledLine(isFocused ? "‹ \(title) ›" : title, isFocused ? "overlay.selected" : "overlay")
      canvas.put(line.truncated(columns: area.columns), row: area.row, column: area.column)
      if isFocused { canvas.placeCursor(row: area.row, column: area.column) }
    }
  }

  /// What the choice at hand means, else what the field is for.
  private var help: String {
    if case .choice(let choices, let place) = fields[focus].content, place < choices.count,
      !choices[place].detail.isEmpty
    {
      return choices[place].detail
    }
    return fields[focus].help
  }
}
