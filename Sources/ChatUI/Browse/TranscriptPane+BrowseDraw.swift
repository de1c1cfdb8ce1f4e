import Conversation
import Terminal

extension StyleName {
  static let browseCursor: StyleName = "browse.cursor"
  static let selection: StyleName = "selection"
  static let match: StyleName = "match"
}

extension TranscriptPane {
  /// Lights what is selected, what was found and the cursor's row in a view that was drawn from `top` on.
  mutating func drawBrowse(from top: Spot, into canvas: inout Canvas) {
    guard let cursor = cursorSpot() else { return }
    let selected = selection()
    browse?.shown = nil
    var row = -top.row
    var index = top.index
    while row < size.rows, index < transcript.blocks.count {
      let own = ownRows(index)
      let visible = max(0, -row)..<max(0, -row, min(own, size.rows - row))
      if index == cursor.index {
        let isVisible = visible.contains(cursor.row)
        browse?.shown = (row + visible.lowerBound..<row + visible.upperBound, isVisible ? row + cursor.row : nil)
        if isVisible, selected == nil { canvas.ground(line(row + cursor.row), .browseCursor) }
      }
      if let selected {
        for own in visible where selected.contains(Spot(index: index, row: own)) {
          canvas.restyle(line(row + own), style: .selection)
        }
      }
      lightMatches(index, visible, at: row, cursor: cursor, into: &canvas)
      row += height(index)
      index += 1
    }
    if let row = browse?.shown?.cursor, !isTypingSearch { canvas.placeCursor(row: row, column: 0) }
  }

  private var isTypingSearch: Bool { browse?.isTyping == true }

  private func line(_ row: Int) -> Rect { Rect(row: row, column: 0, rows: 1, columns: size.columns) }

  private mutating func lightMatches(
    _ index: Int, _ visible: Range<Int>, at top: Int, cursor: Spot, into canvas: inout Canvas
  ) {
    guard let query = browse?.search?.query, !visible.isEmpty else { return }
    let block = transcript.blocks[index]
    let rows = cache.rows(of: block.id)
    let left = columns(of: block).indent + rows.column
    let isCurrent = browse?.search?.current?.block == block.id
    let searchable = SearchableRows(rows, around: visible, query)
    for (number, range) in searchable.ranges().enumerated() {
      let match = searchable.pieces(of: range)
      // Which one of a block is at hand is known by its first row: the rows may begin in its middle.
      let isAtHand =
        isCurrent && match.first?.row == cursor.row
        && browse?.search?.currentColumn.map { $0 == match.first?.columns.lowerBound } ?? (number == 0)
      for piece in match where visible.contains(piece.row) {
        canvas.restyle(
          Rect(row: top + piece.row, column: left + piece.columns.lowerBound, rows: 1, columns: piece.columns.count),
          style: isAtHand ? .selection : .match)
      }
    }
  }
}
