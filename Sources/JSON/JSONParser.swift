/// Builds a ``JSONValue`` from bytes in one pass.
///
/// Memory safety: `bytes` is lent by `withContiguousStorageIfAvailable` for the length of one parse and the parser does
/// not outlive it. Every read is behind a comparison of its index with `end`, which is `bytes.count`.
struct JSONParser {
  private let base: UnsafeRawPointer
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private let maximumDepth: Int
  private var index = 0
  private var depth = 0
  private var scratch: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
    self.bytes = bytes
    self.base = UnsafeRawPointer(bytes.baseAddress ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped)
    self.end = bytes.count
    self.maximumDepth = maximumDepth
  }

  mutating func document() throws(JSONError) -> JSONValue {
    if end >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { index = 3 }
    let value = try value()
    if skipSpace() != nil { throw error(.trailingText) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    switch skipSpace() {
    case UInt8(ascii: "\""):
      index += 1
      return .string(try string())
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case .some: return try number()
    case nil: throw error(.unexpectedEnd)
    }
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    try enter()
    var members: [JSONMember] = []
    if skipSpace() == UInt8(ascii: "}") {
      leave()
      return .object(members)
    }
    members.reserveCapacity(6)
    while true {
      guard let quote = skipSpace() else { throw error(.unexpectedEnd) }
      guard quote == UInt8(ascii: "\"") else { throw error(.unexpected(expected: "a name in double quotes")) }
      index += 1
      let key = try string()
      guard let colon = skipSpace() else { throw error(.unexpectedEnd) }
      guard colon == UInt8(ascii: ":") else { throw error(.unexpected(expected: "a colon")) }
      index += 1
      members.append(JSONMember(key, try value()))
      switch skipSpace() {
      case UInt8(ascii: ","): index += 1
      case UInt8(ascii: "}"):
        leave()
        return .object(members)
      case .some: throw error(.unexpected(expected: "a comma or }"))
      case nil: throw error(.unexpectedEnd)
      }
    }
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    try enter()
    var elements: [JSONValue] = []
    if skipSpace() == UInt8(ascii: "]") {
      leave()
      return .array(elements)
    }
    while true {
      elements.append(try value())
      switch skipSpace() {
      case UInt8(ascii: ","): index += 1
      case UInt8(ascii: "]"):
        leave()
        return .array(elements)
      case .some: throw error(.unexpected(expected: "a comma or ]"))
      case nil: throw error(.unexpectedEnd)
      }
    }
  }

  private mutating func enter() throws(JSONError) {
    depth += 1
    guard depth <= maximumDepth else { throw error(.tooDeep(limit: maximumDepth)) }
    index += 1
  }

  private mutating func leave() {
    depth -= 1
    index += 1
  }

  /// Moves to the next byte that is no white space and answers it, without consuming it.
  @inline(__always)
  private mutating func skipSpace() -> UInt8? {
    while index < end {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      index += 1
    }
    return nil
  }

  private mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let count = text.utf8CodeUnitCount
    for offset in 0..<count {
      guard index + offset < end else { throw error(.unexpectedEnd, at: end) }
      guard bytes[index + offset] == text.utf8Start[offset] else { throw error(.unexpected(expected: "a value")) }
    }
    index += count
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = index
    guard skipDigits() else {
      throw whole == start ? error(.unexpected(expected: "a value"), at: start) : error(.badNumber, at: start)
    }
    if bytes[whole] == UInt8(ascii: "0"), index > whole + 1 { throw error(.badNumber, at: start) }
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard skipDigits() else { throw error(.badNumber, at: start) }
    }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < end, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
      guard skipDigits() else { throw error(.badNumber, at: start) }
    }
    return .number(text(start, index))
  }

  private mutating func skipDigits() -> Bool {
    let start = index
    while index < end, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
    return index > start
  }

  // MARK: Strings

  /// Reads the rest of a string whose opening quote is consumed, and its closing quote.
  private mutating func string() throws(JSONError) -> String {
    let start = index
    skipPlain()
    guard index < end else { throw error(.unexpectedEnd) }
    if bytes[index] == UInt8(ascii: "\"") {
      defer { index += 1 }
      return text(start, index)
    }
    scratch.removeAll(keepingCapacity: true)
    var plain = start
    while true {
      scratch.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[plain..<index]))
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        return String(decoding: scratch, as: UTF8.self)
      }
      try escape()
      plain = index
      skipPlain()
      guard index < end else { throw error(.unexpectedEnd) }
    }
  }

  /// Moves to the next quote or backslash, eight bytes at a time.
  @inline(__always)
  private mutating func skipPlain() {
    var index = self.index
    while index &+ 8 <= end {
      let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let quotes = word ^ 0x2222_2222_2222_2222
      let backslashes = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let found =
        ((quotes &- 0x0101_0101_0101_0101) & ~quotes | (backslashes &- 0x0101_0101_0101_0101) & ~backslashes)
        & 0x8080_8080_8080_8080
      if found != 0 {
        self.index = index &+ UInt64(littleEndian: found).trailingZeroBitCount / 8
        return
      }
      index &+= 8
    }
    while index < end, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") { index &+= 1 }
    self.index = index
  }

  private mutating func escape() throws(JSONError) {
    guard index + 1 < end else { throw error(.unexpectedEnd, at: end) }
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scratch.append(letter)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal() else { throw error(.badEscape, at: index - 2) }
      append(scalar(startingWith: unit))
    default: throw error(.badEscape, at: index - 2)
    }
  }

  /// The scalar that `unit` begins: with its second half where that follows, U+FFFD for half a pair alone.
  private mutating func scalar(startingWith unit: UInt16) -> Unicode.Scalar {
    if let scalar = Unicode.Scalar(UInt32(unit)) { return scalar }
    let mark = index
    if unit & 0xFC00 == 0xD800, index + 1 < end, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      index += 2
      if let second = hexadecimal(), second & 0xFC00 == 0xDC00,
        let scalar = Unicode.Scalar(0x1_0000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(second) & 0x3FF)
      {
        return scalar
      }
      index = mark
    }
    return "\u{FFFD}"
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      scratch.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      for byte in UTF8.encodedText(scalar) { scratch.append(byte) }
    }
  }

  private mutating func hexadecimal() -> UInt16? {
    guard index + 4 <= end else { return nil }
    var unit: UInt16 = 0
    for offset in 0..<4 {
      let digit: UInt8
      switch bytes[index + offset] {
      case let byte where byte &- UInt8(ascii: "0") < 10: digit = byte &- UInt8(ascii: "0")
      case let byte where (byte | 0x20) &- UInt8(ascii: "a") < 6: digit = (byte | 0x20) &- UInt8(ascii: "a") &+ 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    index += 4
    return unit
  }

  @inline(__always)
  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
  }

  private func error(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
    JSONError(reason, at: JSONPosition(offset: offset ?? index, in: bytes))
  }
}

extension UTF8 {
  /// The UTF-8 bytes of one scalar.
  static func encodedText(_ scalar: Unicode.Scalar) -> UTF8.EncodedScalar {
    UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
  }
}
