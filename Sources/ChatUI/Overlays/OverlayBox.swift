import Terminal

/// The frame of everything that lies over the screen: a box in its middle, with a title and a line of keys.
struct OverlayBox {
  var title: String
  /// Rows and columns wanted inside of the border.
  var rows: Int
  var columns: Int
  /// Parts with ` · ` between them; where they find no room together, those before the last one give way.
  var hint: String

  func draw(into canvas: inout Canvas, _ content: (inout Canvas) -> Void) {
    let area = canvas.bounds.centered(rows: rows + 2, columns: columns)
    canvas.fill(area, style: "overlay")
    // Too small for a border: the content counts.
    guard area.rows >= 3, area.columns >= 12 else { return canvas.within(area, content) }
    canvas.within(area) { canvas in
      let last = canvas.size.rows - 1
      let right = canvas.size.columns - 1
      canvas.fill(Rect(row: 0, column: 0, rows: 1, columns: right), "─", style: "overlay.border")
      canvas.fill(Rect(row: last, column: 0, rows: 1, columns: right), "─", style: "overlay.border")
      for column in [0, right] {
        canvas.fill(Rect(row: 0, column: column, rows: last, columns: 1), "│", style: "overlay.border")
      }
      canvas.put("┌", row: 0, column: 0, style: "overlay.border")
      canvas.put("┐", row: 0, column: right, style: "overlay.border")
      canvas.put("└", row: last, column: 0, style: "overlay.border")
      canvas.put("┘", row: last, column: right, style: "overlay.border")
      canvas.put(
        TextWidth.truncated(" \(title) ", columns: right - 3), row: 0, column: 2, style: "overlay.title")
      canvas.put(
        TextWidth.truncated(" \(Self.fitting(hint, columns: right - 5)) ", columns: right - 3), row: last, column: 2,
        style: "overlay.detail")
      canvas.within(canvas.bounds.inset(by: Insets(top: 1, left: 2, bottom: 1, right: 2)), content)
    }
  }

  /// As many parts of a hint as find room, the last one among them.
  static func fitting(_ hint: String, columns: Int) -> String {
    var parts = hint.split(separator: " · ")
    while parts.count > 1, TextWidth.columns(parts.joined(separator: " · ")) > columns {
      parts.remove(at: parts.count - 2)
    }
    return parts.joined(separator: " · ")
  }
}
