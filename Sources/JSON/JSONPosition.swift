/// A place in a text: its byte offset from 0, its line and column from 1 (columns count Unicode scalars).
public struct JSONPosition: Hashable, Sendable, CustomStringConvertible {
  public let offset: Int
  public let line: Int
  public let column: Int

  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// The place of byte `offset` of `bytes`.
  public init(offset: Int, in bytes: some Sequence<UInt8>) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(offset: offset, line: line, column: column)
  }

  public var description: String { "\(line):\(column)" }
}
