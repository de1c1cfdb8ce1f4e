/// A name for one thing, kept as text so that it reads the same in memory, on disk and on the wire.
public protocol Identifier: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
where RawValue == String {
  init(rawValue: String)
}

extension Identifier {
  public init(_ text: String) { self.init(rawValue: text) }
  public init(stringLiteral text: String) { self.init(rawValue: text) }

  /// A random (version 4) UUID in lower case, as the CLI accepts it for sessions and messages.
  public static func random() -> Self {
    var bytes = [UInt8]()
    bytes.reserveCapacity(16)
    for _ in 0..<16 { bytes.append(UInt8.random(in: .min ... .max)) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    var text = [UInt8]()
    text.reserveCapacity(36)
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 0x0F)])
    }
    return Self(rawValue: String(decoding: text, as: UTF8.self))
  }

  public var description: String { rawValue }
}
