/// Finds where values begin and end, by brackets and quotes alone. Never recurses, so depth costs nothing.
struct JSONSkimmer {
  /// Lent for the length of one look; every index is compared with its count before it is used.
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Consumes `byte` where it comes next after white space.
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Consumes one value and answers where it stood; nil where the text ends first.
  mutating func value() -> Range<Int>? {
    skipSpace()
    let start = index
    var open = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard skipString() else { return nil }
        if open == 0 { return start..<index }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if open == 0 { return start < index ? start..<index : nil }
        open -= 1
        if open == 0 {
          index += 1
          return start..<index
        }
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x0A, 0x0D, 0x09:
        if open == 0 { return start < index ? start..<index : nil }
      default: break
      }
      index += 1
    }
    return open == 0 && start < index ? start..<index : nil
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      index += 1
    }
  }

  private mutating func skipString() -> Bool {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""):
        index += 1
        return true
      default: index += 1
      }
    }
    index = bytes.count
    return false
  }
}
