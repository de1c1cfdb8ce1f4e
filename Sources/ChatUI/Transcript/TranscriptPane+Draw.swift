import Conversation
import Terminal

extension TranscriptPane {
  /// Blocks above the view that are still loaded when older ones are asked for.
  private static let margin = 20

  /// Draws into all of `canvas`. Lays out only what is on screen.
  ///
  /// - Parameter now: up to when the time of running tools is counted.
  public mutating func draw(into canvas: inout Canvas, now: Timestamp) {
    self.now = now
    let isResized = size != canvas.size
    size = canvas.size
    shown = []
    hasClock = false
    wantsEarlier = nil
    guard !size.isEmpty, !transcript.blocks.isEmpty else { return }
    cache.beginFrame()
    takeLeap()
    if isResized, let spot = cursorSpot() { reveal(spot) }
    var spot = top()
    if !hasMoreThanAView(from: spot) {
      spot = topAtEnd()
      hasNewBelow = false
    }
    if spot.index < Self.margin || needsEarlier, transcript.hasEarlier { wantsEarlier = transcript.blocks[0].id }
    draw(from: spot, into: &canvas)
    if browse != nil { drawBrowse(from: spot, into: &canvas) }
    if hasNewBelow { drawMark(into: &canvas) }
    cache.endFrame()
  }

  private mutating func draw(from spot: Spot, into canvas: inout Canvas) {
    var row = -spot.row
    var index = spot.index
    while row < size.rows, index < transcript.blocks.count {
      let count = height(index)
      if count > 0 {
        draw(index, at: row, into: &canvas)
        shown.append((transcript.blocks[index].id, max(0, row)..<max(0, row + count)))
      }
      row += count
      index += 1
    }
  }

  private mutating func draw(_ index: Int, at top: Int, into canvas: inout Canvas) {
    let block = transcript.blocks[index]
    let rows = cache.rows(of: block.id)
    let indent = columns(of: block).indent
    if hasClock(block) { hasClock = true }
    for row in max(0, -top)..<max(0, -top, min(rows.count, size.rows - top)) {
      drawLevels(indent, row: top + row, into: &canvas)
      canvas.put(rows.lines[row], row: top + row, column: indent + rows.column)
    }
    let next = nextShown(after: index)
    for (offset, line) in rowsBetween(block, next).enumerated() {
      let row = top + rows.count + offset
      guard row >= 0, row < size.rows, let next else { continue }
      let inner = columns(of: next).indent
      drawLevels(line.isEmpty ? min(indent, inner) : inner - Self.levelColumns, row: row, into: &canvas)
      canvas.put(line, row: row, column: max(0, inner - Self.levelColumns))
    }
  }

  /// A bar for each sub-agent that a row is inside of.
  private func drawLevels(_ indent: Int, row: Int, into canvas: inout Canvas) {
    for column in stride(from: 0, to: indent, by: Self.levelColumns) {
      canvas.put("│", row: row, column: column, style: .fold)
    }
  }

  private func drawMark(into canvas: inout Canvas) {
    let mark = TextWidth.truncated(" ▼ new below ", columns: size.columns)
    canvas.put(mark, row: size.rows - 1, column: size.columns - TextWidth.columns(mark), style: .newBelow)
  }
}
