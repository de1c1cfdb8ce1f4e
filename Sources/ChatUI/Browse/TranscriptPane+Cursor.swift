import Conversation
import Terminal

/// The cursor: where it is and where it goes.
extension TranscriptPane {
  /// Begins to read with a cursor, on the last row of the view. Nothing happens where there is nothing to read.
  mutating func startBrowsing() {
    guard browse == nil, !transcript.blocks.isEmpty else { return }
    let top = fitted(self.top())
    guard let spot = settled(moved(top, down: max(0, size.rows - 1)), up: true) else { return }
    browse = Browse(cursor: anchor(at: spot))
    anchor = anchor(at: top)
  }

  /// Back to reading without a cursor: the view stays, and follows the end where it shows that.
  mutating func stopBrowsing() {
    guard browse != nil else { return }
    browse = nil
    leap = nil
    if !hasMoreThanAView(from: top()) { toEnd() }
  }

  mutating func cursorSpot() -> Spot? {
    guard let cursor = browse?.cursor else { return nil }
    guard let spot = spot(of: cursor) else { return settled(Spot(index: transcript.blocks.count, row: 0), up: true) }
    return settled(spot, up: true)
  }

  /// The block under the cursor.
  mutating func cursorBlock() -> Block? { cursorSpot().map { transcript.blocks[$0.index] } }

  /// Puts the cursor on a row, which is brought into view.
  mutating func setCursor(_ spot: Spot) {
    let cursor = anchor(at: spot)
    browse?.cursor = cursor
    reveal(spot)
  }

  mutating func moveCursor(rows: Int) {
    guard let spot = cursorSpot() else { return }
    let there = rows < 0 ? moved(spot, up: -rows) : moved(spot, down: rows)
    if let settled = settled(there, up: rows < 0) { setCursor(settled) }
  }

  mutating func moveCursor(pages: Int) { moveCursor(rows: pages * max(1, size.rows - 2)) }
  mutating func moveCursor(halfPages: Int) { moveCursor(rows: halfPages * max(1, size.rows / 2)) }

  mutating func moveCursorToFirst() {
    if let spot = settled(Spot(index: 0, row: 0), up: false) { setCursor(spot) }
  }

  mutating func moveCursorToLast() {
    if let spot = settled(Spot(index: transcript.blocks.count, row: 0), up: true) { setCursor(spot) }
  }

  /// To the first row of the next block that counts, or of the one before; going up, first to that of the block at hand.
  /// - Returns: whether there is one.
  mutating func moveCursor(down: Bool, to counts: (Block) -> Bool) -> Bool {
    guard let spot = cursorSpot() else { return false }
    var index = down ? spot.index + 1 : spot.row > 0 ? spot.index : spot.index - 1
    while index >= 0, index < transcript.blocks.count {
      if counts(transcript.blocks[index]), ownRows(index) > 0 {
        setCursor(Spot(index: index, row: 0))
        return true
      }
      index += down ? 1 : -1
    }
    return false
  }

  /// To the first row of the next block of code, or of the one before.
  /// - Returns: whether there is one.
  mutating func moveCursorToCode(down: Bool) -> Bool {
    guard let spot = cursorSpot() else { return false }
    var index = spot.index
    while index >= 0, index < transcript.blocks.count {
      if index == spot.index || transcript.blocks[index].mayHoldCode, ownRows(index) > 0 {
        let starts = cache.rows(of: transcript.blocks[index].id).codes.map(\.rows.lowerBound)
        let spots = starts.map { Spot(index: index, row: $0) }
        if let found = down ? spots.first(where: { spot < $0 }) : spots.last(where: { $0 < spot }) {
          setCursor(found)
          return true
        }
      }
      index += down ? 1 : -1
    }
    return false
  }

  /// Scrolls no further than is needed to show a row with some rows around it. Holds the view.
  mutating func reveal(_ spot: Spot) {
    var top = fitted(self.top())
    let margin = min(2, max(0, (size.rows - 1) / 4))
    let last = max(0, size.rows - 1 - margin)
    if spot < moved(top, down: margin) {
      top = fitted(moved(spot, up: margin))
    } else if moved(top, down: last) < spot {
      top = fitted(moved(spot, up: last))
    }
    anchor = anchor(at: top)
  }

  /// The row itself where it belongs to a block, else the nearest that does: first in one direction, then in the other.
  mutating func settled(_ spot: Spot, up: Bool) -> Spot? {
    if spot.index < transcript.blocks.count, spot.row < ownRows(spot.index) { return spot }
    return up
      ? ownRow(before: spot.index) ?? ownRow(after: spot.index)
      : ownRow(after: spot.index) ?? ownRow(before: spot.index)
  }

  private mutating func ownRow(before index: Int) -> Spot? {
    var index = min(index, transcript.blocks.count - 1)
    while index >= 0 {
      let rows = ownRows(index)
      if rows > 0 { return Spot(index: index, row: rows - 1) }
      index -= 1
    }
    return nil
  }

  private mutating func ownRow(after index: Int) -> Spot? {
    var index = index + 1
    while index < transcript.blocks.count {
      if ownRows(index) > 0 { return Spot(index: index, row: 0) }
      index += 1
    }
    return nil
  }

  /// The rows of a block without those between it and the next.
  mutating func ownRows(_ index: Int) -> Int {
    height(index) > 0 ? cache.rows(of: transcript.blocks[index].id).count : 0
  }
}

extension Block {
  /// Cheap, and rather yes than no.
  fileprivate var mayHoldCode: Bool {
    switch content {
    case .text(let text):
      text.text.utf8.contains(UInt8(ascii: "`")) || text.text.utf8.contains(UInt8(ascii: "~"))
        || text.text.contains("\n    ")
    case .tool(let call): ["Agent", "Task", "ExitPlanMode"].contains(call.name)
    case .notice(let notice): notice.kind == .commandOutput
    case .prompt, .thinking, .decision: false
    }
  }
}
