import Glibc

/// Cuts a stream of bytes into lines, however it is cut into pieces.
///
/// Takes `\n` and `\r\n`, leaves out empty lines (some builds of the CLI print them). A line that grows beyond `limit` bytes
/// is dropped up to its end and counted, so that one endless record costs bounded memory and only itself.
public struct LineSplitter: Sendable {
  /// 64 MiB: an image that a tool read is a line of some megabytes.
  public static let usualLimit = 64 << 20

  public let limit: Int
  private var partial: [UInt8] = []
  private var droppedCount = 0

  public init(limit: Int = usualLimit) { self.limit = limit }

  /// What one piece completed: lines, and the sizes of lines that were dropped.
  public struct Cut: Sendable {
    public var lines: LineBatch
    public var oversized: [Int]
  }

  /// Takes the next piece of the stream. `piece` is only read during the call.
  public mutating func take(_ piece: UnsafeBufferPointer<UInt8>) -> Cut {
    var oversized: [Int] = []
    var start = 0
    if droppedCount > 0 {
      guard let end = piece.firstIndex(of: UInt8(ascii: "\n")) else {
        droppedCount += piece.count
        return Cut(lines: LineBatch(bytes: [], ranges: []), oversized: [])
      }
      oversized.append(droppedCount + end)
      droppedCount = 0
      start = end + 1
    }
    guard let last = piece[start...].lastIndex(of: UInt8(ascii: "\n")) else {
      keep(piece[start...])
      return Cut(lines: LineBatch(bytes: [], ranges: []), oversized: oversized)
    }
    var bytes = partial
    partial = []
    bytes.append(contentsOf: piece[start...last])
    keep(piece[(last + 1)...])
    return Cut(lines: cut(bytes, oversized: &oversized), oversized: oversized)
  }

  /// The stream ended: what came after the last line end is a line too.
  public mutating func finish() -> Cut {
    var oversized = droppedCount > 0 ? [droppedCount] : []
    var bytes = partial
    bytes.append(UInt8(ascii: "\n"))
    self = LineSplitter(limit: limit)
    return Cut(lines: cut(bytes, oversized: &oversized), oversized: oversized)
  }

  private mutating func keep(_ rest: Slice<UnsafeBufferPointer<UInt8>>) {
    if partial.count + rest.count > limit {
      droppedCount = partial.count + rest.count
      partial = []
    } else {
      partial.append(contentsOf: rest)
    }
  }

  /// Where the lines of `bytes` are, the last of which ends with a line feed.
  private func cut(_ bytes: [UInt8], oversized: inout [Int]) -> LineBatch {
    var ranges: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { storage in
      guard let base = storage.baseAddress else { return }
      var start = 0
      // memchr stays within the count it is given, and `start` never passes that count.
      while start < storage.count, let found = memchr(base + start, 0x0A, storage.count - start) {
        let end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
        let range = start..<(end > start && storage[end - 1] == 0x0D ? end - 1 : end)
        if range.count > limit {
          oversized.append(range.count)
        } else if !range.isEmpty {
          ranges.append(range)
        }
        start = end + 1
      }
    }
    return LineBatch(bytes: bytes, ranges: ranges)
  }
}
