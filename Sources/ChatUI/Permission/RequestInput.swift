/// The fields of a tool's input, read from the JSON text as it was received so that all of it can be shown.
///
/// Order and repeated keys are kept: a user must see what a program that reads either of two equal keys would run.
struct RequestInput: Equatable, Sendable {
  struct Field: Equatable, Sendable {
    var name: String
    /// The words of a string with its escapes resolved; nil for every other kind of value.
    var text: String?
    /// The value as JSON, exactly as received.
    var json: String
  }

  private(set) var fields: [Field]

  /// Nil where the text is no JSON object: then it must be shown as it is.
  init?(_ json: String) {
    var reader = Reader(bytes: Array(json.utf8))
    guard let fields = reader.object() else { return nil }
    self.fields = fields
  }

  /// The only field of that name with words in it; nil where it is missing, no string, or there are several.
  func text(_ name: String) -> String? {
    let found = fields.filter { $0.name == name }
    return found.count == 1 ? found[0].text : nil
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func skipBlanks() {
      while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { place += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
      skipBlanks()
      guard next == character.asciiValue else { return false }
      place += 1
      return true
    }

    mutating func object() -> [Field]? {
      guard take("{") else { return nil }
      var fields: [Field] = []
      if take("}") { return isAtEnd() ? fields : nil }
      repeat {
        skipBlanks()
        guard let name = string(), take(":") else { return nil }
        skipBlanks()
        let start = place
        let text = string()
        if text == nil {
          place = start
          guard skipValue() else { return nil }
        }
        fields.append(Field(name: name, text: text, json: slice(start..<place)))
      } while take(",")
      return take("}") && isAtEnd() ? fields : nil
    }

    private mutating func isAtEnd() -> Bool {
      skipBlanks()
      return next == nil
    }

    private func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Passes over a value that is no string, up to the comma or bracket that ends it.
    private mutating func skipValue() -> Bool {
      var depth = 0
      let start = place
      while let byte = next {
        switch byte {
        case UInt8(ascii: "\""):
          guard string() != nil else { return false }
          continue
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { return place > start }
          depth -= 1
        case UInt8(ascii: ","):
          if depth == 0 { return place > start }
        default: break
        }
        place += 1
      }
      return false
    }

    /// Reads a string; a lone half of a surrogate pair stays written as its escape.
    private mutating func string() -> String? {
      guard next == UInt8(ascii: "\"") else { return nil }
      place += 1
      var out: [UInt8] = []
      while let byte = next {
        place += 1
        switch byte {
        case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let escape = next else { return nil }
          place += 1
          append(escape, to: &out)
        default: out.append(byte)
        }
      }
      return nil
    }

    private mutating func append(_ escape: UInt8, to out: inout [UInt8]) {
      switch escape {
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "u"): appendScalar(to: &out)
      default: out.append(escape)
      }
    }

    private mutating func appendScalar(to out: inout [UInt8]) {
      let start = place
      guard let first = unit() else { return out.append(contentsOf: Array("\\u".utf8)) }
      var value = UInt32(first)
      if (0xD800..<0xDC00).contains(first), next == UInt8(ascii: "\\") {
        let second = place
        place += 1
        if next == UInt8(ascii: "u") {
          place += 1
          if let low = unit(), (0xDC00..<0xE000).contains(low) {
            value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
          }
        }
        if value < 0x10000 { place = second }
      }
      if let scalar = Unicode.Scalar(value) {
        out.append(contentsOf: Array(String(scalar).utf8))
      } else {
        out.append(contentsOf: Array("\\u".utf8) + bytes[start..<min(start + 4, bytes.count)])
      }
    }

    private mutating func unit() -> UInt16? {
      guard place + 4 <= bytes.count,
        let value = UInt16(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
      else { return nil }
      place += 4
      return value
    }
  }
}
