import Terminal

extension TextEditor {
  /// Draws the text in one row with the terminal's cursor in it; a long one moves left so that the cursor stays to be seen.
  func drawLine(in area: Rect, placeholder: String, _ canvas: inout Canvas) {
    let before = TextWidth.columns(String(characters[..<cursor]))
    let shift = max(0, before - (area.columns - 1))
    canvas.within(area) { canvas in
      canvas.put(text, row: 0, column: -shift)
      if isEmpty { canvas.put(placeholder, row: 0, column: 0, style: "composer.placeholder") }
      canvas.placeCursor(row: 0, column: before - shift)
    }
  }
}
