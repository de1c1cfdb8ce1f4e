/// Reads JSON that may break off anywhere.
struct ToolInputReader {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  /// Deeper values are left out.
  private static let depthLimit = 32

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next value; nil where there is none.
  mutating func value() -> ToolInput.Value? {
    switch next() {
    case UInt8(ascii: "{"): nested { $0.object() }
    case UInt8(ascii: "["): nested { $0.array() }
    case UInt8(ascii: "\""): .string(string())
    case nil, UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"): nil
    default: literal()
    }
  }

  private mutating func nested(_ read: (inout Self) -> ToolInput.Value) -> ToolInput.Value? {
    guard depth < Self.depthLimit else {
      place = bytes.count
      return nil
    }
    depth += 1
    place += 1
    defer { depth -= 1 }
    return read(&self)
  }

  private mutating func object() -> ToolInput.Value {
    var fields: [ToolInput.Field] = []
    while let byte = next() {
      if byte == UInt8(ascii: "}") {
        place += 1
        break
      }
      if byte == UInt8(ascii: ",") {
        place += 1
        continue
      }
      guard byte == UInt8(ascii: "\"") else { break }
      let name = string()
      guard next() == UInt8(ascii: ":") else { break }
      place += 1
      guard let value = value() else { break }
      fields.append(ToolInput.Field(name: name, value: value))
    }
    return .object(fields)
  }

  private mutating func array() -> ToolInput.Value {
    var values: [ToolInput.Value] = []
    while let byte = next() {
      if byte == UInt8(ascii: "]") {
        place += 1
        break
      }
      if byte == UInt8(ascii: ",") {
        place += 1
        continue
      }
      guard let value = value() else { break }
      values.append(value)
    }
    return .array(values)
  }

  private mutating func literal() -> ToolInput.Value {
    let start = place
    while place < bytes.count, !Self.isBorder(bytes[place]) { place += 1 }
    return .literal(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func string() -> String {
    place += 1
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") { break }
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard place < bytes.count else { break }
      let escape = bytes[place]
      place += 1
      switch escape {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "u"):
        guard let scalar = scalar() else { return String(decoding: text, as: UTF8.self) }
        text.append(contentsOf: String(scalar).utf8)
      default: text.append(escape)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The scalar after `\u`, U+FFFD for half of a pair; nil where the text breaks off.
  private mutating func scalar() -> Unicode.Scalar? {
    guard let high = unit() else { return nil }
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let back = place
    place += 2
    guard let low = unit() else { return nil }
    guard (0xDC00...0xDFFF).contains(low) else {
      place = back
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func unit() -> UInt32? {
    guard place + 4 <= bytes.count else {
      place = bytes.count
      return nil
    }
    defer { place += 4 }
    return UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16) ?? 0xFFFD
  }

  private mutating func next() -> UInt8? {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
    return place < bytes.count ? bytes[place] : nil
  }

  private static func isBorder(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
      || byte == UInt8(ascii: ":")
  }
}
