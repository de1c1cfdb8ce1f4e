import Conversation
import Terminal

/// Where the view stands.
extension TranscriptPane {
  /// A row of the transcript: a block by its place in `transcript.blocks`, and a row of it. The rows between a block and
  /// the next count as the block's.
  struct Spot: Comparable {
    var index: Int
    var row: Int

    static func < (left: Self, right: Self) -> Bool { (left.index, left.row) < (right.index, right.row) }
  }

  /// Moves the view, by positive numbers towards the end. Reaching the end follows it.
  public mutating func scroll(rows: Int) {
    guard !transcript.blocks.isEmpty, rows != 0 else { return }
    let spot = fitted(top())
    stand(at: rows < 0 ? moved(spot, up: -rows) : moved(spot, down: rows))
  }

  /// A page keeps two rows of the one before.
  public mutating func pageUp() { scroll(rows: -max(1, size.rows - 2)) }
  public mutating func pageDown() { scroll(rows: max(1, size.rows - 2)) }

  /// To the first block that is loaded.
  public mutating func toTop() {
    guard !transcript.blocks.isEmpty else { return }
    stand(at: Spot(index: 0, row: 0))
  }

  public mutating func toEnd() {
    anchor = nil
    hasNewBelow = false
  }

  private mutating func stand(at spot: Spot) {
    guard hasMoreThanAView(from: spot) else { return toEnd() }
    anchor = anchor(at: spot)
  }

  /// A row that was laid out, told so that it is found again.
  func anchor(at spot: Spot) -> TranscriptAnchor {
    let block = transcript.blocks[spot.index]
    return TranscriptAnchor(block.id, row: spot.row, in: cache.rows(of: block.id), width: columns(of: block).width)
  }

  /// Whether some of what comes from `spot` on does not fit into a view.
  mutating func hasMoreThanAView(from spot: Spot) -> Bool {
    var rows = -spot.row
    var index = spot.index
    while index < transcript.blocks.count {
      rows += height(index)
      if rows > size.rows { return true }
      index += 1
    }
    return false
  }

  /// The place itself, or the one that shows the end in the last row where less than a view is below it.
  mutating func fitted(_ spot: Spot) -> Spot { hasMoreThanAView(from: spot) ? spot : topAtEnd() }

  /// The rows of a block with those between it and the next; nothing where it is not shown.
  mutating func height(_ index: Int) -> Int {
    let block = transcript.blocks[index]
    let extent = shows(block)
    guard extent != .nothing else { return 0 }
    return cache.layOut(block, key(block, extent), now: now)
      + rowsBetween(block, nextShown(after: index)).count
  }

  /// The first row of the view, as it is held.
  mutating func top() -> Spot { anchor.flatMap { spot(of: $0) } ?? topAtEnd() }

  /// Where a row is now; the next one that is shown where its block is gone, nil where there is none.
  mutating func spot(of anchor: TranscriptAnchor) -> Spot? {
    var index = transcript.blocks.partitioningIndex { $0.id >= anchor.place.block }
    guard index < transcript.blocks.count else { return nil }
    let block = transcript.blocks[index]
    let rows = height(index)
    if block.id == anchor.place.block, rows > 0 {
      let row = anchor.row(in: cache.rows(of: block.id), width: columns(of: block).width)
      return Spot(index: index, row: min(max(0, row), rows - 1))
    }
    while index < transcript.blocks.count, height(index) == 0 { index += 1 }
    return index < transcript.blocks.count ? Spot(index: index, row: 0) : nil
  }

  /// The first row of a view that shows the end in its last row, or of all where that is less than a view.
  mutating func topAtEnd() -> Spot {
    var index = transcript.blocks.count
    var left = size.rows
    while index > 0 {
      index -= 1
      let rows = height(index)
      if rows >= left { return Spot(index: index, row: rows - left) }
      left -= rows
    }
    return Spot(index: 0, row: 0)
  }

  mutating func moved(_ spot: Spot, up rows: Int) -> Spot {
    var (index, row) = (spot.index, spot.row - rows)
    while row < 0, index > 0 {
      index -= 1
      row += height(index)
    }
    return Spot(index: index, row: max(0, row))
  }

  mutating func moved(_ spot: Spot, down rows: Int) -> Spot {
    var (index, row) = (spot.index, spot.row + rows)
    while index < transcript.blocks.count {
      let count = height(index)
      if row < count { return Spot(index: index, row: row) }
      row -= count
      index += 1
    }
    return Spot(index: max(0, transcript.blocks.count), row: 0)
  }
}

extension Array {
  /// The first place of which `isAfter` holds, where it holds for all later ones too.
  func partitioningIndex(_ isAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
