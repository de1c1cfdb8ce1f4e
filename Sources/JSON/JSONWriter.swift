/// Writes values as one line of JSON: no white space, and never a line feed, whatever is inside.
///
/// A protocol of one record a line needs that a record can never become two. U+2028 and U+2029 are escaped too, as
/// JavaScript readers of lines may cut there.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ value: JSONValue) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): write(text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(element)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        write(member.key)
        bytes.append(UInt8(ascii: ":"))
        write(member.value)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Writes an object of which some members are JSON text as received, passed on byte for byte (a line break outside
  /// of strings, which only laid-out JSON has, becomes a space).
  public mutating func writeObject(_ members: [(key: String, value: Part)]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      write(member.key)
      bytes.append(UInt8(ascii: ":"))
      write(member.value)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// What a member of an object that is being written holds.
  public indirect enum Part: Sendable {
    case value(JSONValue)
    /// JSON text as received.
    case received(ArraySlice<UInt8>)
    case object([(key: String, value: Part)])
  }

  private mutating func write(_ part: Part) {
    switch part {
    case .value(let value): write(value)
    case .received(let text):
      bytes.append(contentsOf: text.lazy.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    case .object(let members): writeObject(members)
    }
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { units in
      var plain = 0
      for index in units.indices {
        let byte = units[index]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 else { continue }
        guard let escape = Self.escape(for: units, at: index) else { continue }
        bytes.append(contentsOf: units[plain..<index])
        bytes.append(contentsOf: escape.text.utf8)
        plain = index + escape.length
      }
      bytes.append(contentsOf: units[plain...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What stands for the character at `index`, and how many bytes of the source it replaces; nil where it stays.
  private static func escape(
    for units: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (text: String, length: Int)? {
    switch units[index] {
    case 0x22: return ("\\\"", 1)
    case 0x5C: return ("\\\\", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0D: return ("\\r", 1)
    case 0x09: return ("\\t", 1)
    case 0xE2:
      guard index + 2 < units.count, units[index + 1] == 0x80, units[index + 2] & 0xFE == 0xA8 else { return nil }
      return (units[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
    case let control:
      let digits = String(control, radix: 16)
      return ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits, 1)
    }
  }
}
