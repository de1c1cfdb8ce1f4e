import FoundationEssentials

/// How values stand in a line between two Skeins.
enum SharingLine {
  /// Without its line feed; nil for what JSON cannot say.
  static func bytes(_ value: some Encodable) -> [UInt8]? {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return (try? encoder.encode(value)).map { Array($0) }
  }

  /// Nil for a line that says something else, as a Skein of another version may.
  static func value<Value: Decodable>(_ type: Value.Type, in line: [UInt8]) -> Value? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode(type, from: Data(line))
  }
}
