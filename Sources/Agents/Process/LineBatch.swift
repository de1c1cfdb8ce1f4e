/// Some lines that share one piece of memory. Line ends are not part of them; empty lines are left out.
public struct LineBatch: Sendable, RandomAccessCollection {
  let bytes: [UInt8]
  let ranges: [Range<Int>]

  public var startIndex: Int { 0 }
  public var endIndex: Int { ranges.count }
  public subscript(index: Int) -> ArraySlice<UInt8> { bytes[ranges[index]] }
}
