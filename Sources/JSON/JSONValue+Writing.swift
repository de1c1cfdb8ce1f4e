extension JSONValue: CustomStringConvertible {
  /// This value as one line of JSON without a line feed, see ``JSONWriter``.
  public var compactBytes: [UInt8] {
    var writer = JSONWriter()
    writer.write(self)
    return writer.bytes
  }

  /// This value as one line of JSON without a line feed.
  public var compact: String { String(decoding: compactBytes, as: UTF8.self) }

  public var description: String { compact }

  /// This value laid out over lines with two spaces a level, for people to read.
  public var pretty: String { layout(indent: "") }

  private func layout(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { inner + $0.layout(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { inner + JSONValue.string($0.key).compact + ": " + $0.value.layout(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    default: return compact
    }
  }
}
