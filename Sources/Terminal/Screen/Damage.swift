#if canImport(Glibc)
  import Glibc
#endif

/// What must be drawn again to turn one screen into another: at most one span of columns a row.
public struct Damage: Equatable, Sendable {
  public struct Span: Equatable, Sendable {
    public var row: Int
    public var columns: Range<Int>
  }

  public var spans: [Span]

  /// A screen of another size than the old one is drawn whole, as is one without an old one.
  public init(from old: ScreenBuffer?, to new: ScreenBuffer) {
    spans = []
    let width = new.size.columns
    guard width > 0 else { return }
    guard let old, old.size == new.size else {
      spans = (0..<new.size.rows).map { Span(row: $0, columns: 0..<width) }
      return
    }
    for row in 0..<new.size.rows {
      let start = row * width
      if Damage.isSame(old.cells, new.cells, from: start, count: width) { continue }
      var first = 0
      while first < width, old.cells[start + first] == new.cells[start + first] { first += 1 }
      guard first < width else { continue }
      var end = width
      while old.cells[start + end - 1] == new.cells[start + end - 1] { end -= 1 }
      // A wide character is drawn whole.
      if new.cells[start + first].isRightHalf { first -= 1 }
      if new.cells[start + end - 1].isWide { end += 1 }
      spans.append(Span(row: row, columns: first..<end))
    }
  }

  /// Compares as memory: cells have no gaps, and both arrays hold `start + count` of them (their sizes are equal), so
  /// no byte outside of them is read.
  private static func isSame(_ old: [Cell], _ new: [Cell], from start: Int, count: Int) -> Bool {
    old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        guard let left = old.baseAddress, let right = new.baseAddress else { return true }
        let stride = MemoryLayout<Cell>.stride
        return memcmp(left + start * stride, right + start * stride, count * stride) == 0
      }
    }
  }
}
