import Conversation
import Terminal

extension TranscriptPane {
  /// The row of a block that a row of the pane shows, or the one above.
  mutating func spot(atRow row: Int) -> Spot? {
    guard !transcript.blocks.isEmpty else { return nil }
    let top = fitted(self.top())
    return settled(moved(top, down: max(0, row)), up: true)
  }

  /// Begins to select at a row.
  mutating func select(from spot: Spot) {
    guard spot.index < transcript.blocks.count, ownRows(spot.index) > spot.row else { return }
    startBrowsing()
    let mark = anchor(at: spot)
    browse?.mark = mark
    browse?.cursor = mark
  }

  /// Selects up to a row of the pane; beyond its edges the view moves.
  mutating func select(toRow row: Int) {
    guard browse?.mark != nil else { return }
    if row < 0 || row >= size.rows {
      moveCursor(rows: row < 0 ? -1 : 1)
    } else if let spot = spot(atRow: row) {
      let cursor = anchor(at: spot)
      browse?.cursor = cursor
    }
  }

  /// A block that can be folded is folded or unfolded; the cursor, where there is one, goes there.
  mutating func click(_ spot: Spot) {
    guard spot.index < transcript.blocks.count, ownRows(spot.index) > spot.row else { return }
    let block = transcript.blocks[spot.index]
    if browse != nil { setCursor(spot) }
    guard isFoldable(block) else { return }
    // The view is held, or what is unfolded at the end would move away from under the pointer.
    let top = fitted(self.top())
    anchor = anchor(at: top)
    toggleFold(of: block.id)
    if browse == nil, !hasMoreThanAView(from: self.top()) { toEnd() }
  }
}
