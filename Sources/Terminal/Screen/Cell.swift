/// One cell of a screen: up to four scalars and what they mean, in sixteen bytes without gaps, so that rows can be
/// compared as memory.
public struct Cell: Equatable, Sendable {
  /// The first scalar; a blank where nothing was put. 0 in the right half of a wide character.
  public private(set) var scalar: UInt32
  public internal(set) var style: StyleName
  /// The columns it takes: 1, 2, or 0 for the right half of a wide character.
  public private(set) var columns: UInt8
  private var markCount: UInt8
  /// Up to three marks of 21 bits. More on one cell are left out, which also ends towers of marks.
  private var marks: UInt64

  init(_ scalar: UInt32, columns: UInt8, style: StyleName) {
    self.scalar = scalar
    self.style = style
    self.columns = columns
    markCount = 0
    marks = 0
  }

  static func blank(_ style: StyleName = .plain) -> Cell { Cell(0x20, columns: 1, style: style) }
  static func rightHalf(_ style: StyleName) -> Cell { Cell(0, columns: 0, style: style) }

  mutating func add(mark: UInt32) {
    guard markCount < 3 else { return }
    marks |= UInt64(mark) << (UInt64(markCount) * 21)
    markCount += 1
  }

  public var isRightHalf: Bool { columns == 0 }
  public var isWide: Bool { columns == 2 }
  public var isBlank: Bool { scalar == 0x20 && markCount == 0 }

  private func mark(_ index: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: marks >> (UInt64(index) * 21)) & 0x1F_FFFF
  }

  /// The first scalar and the marks on it, each 0 where there is none.
  public var scalars: (UInt32, UInt32, UInt32, UInt32) { (scalar, mark(0), mark(1), mark(2)) }

  public static func == (left: Cell, right: Cell) -> Bool {
    left.scalar == right.scalar && left.style == right.style && left.columns == right.columns
      && left.marks == right.marks
  }
}
