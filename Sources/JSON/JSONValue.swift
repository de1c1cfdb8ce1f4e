/// A JSON value that keeps what was received: the order of members, members of the same name, and the text of numbers.
///
/// Built by ``init(parsing:maximumDepth:)``, by ``JSON5Document``, or with literals:
///
///     let answer: JSONValue = ["type": "control_response", "ok": true, "count": 3]
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The number's text as received, always valid JSON (`1`, `-0.50`, `12345678901234567890`, `1e999`).
  case number(String)
  case string(String)
  case array([JSONValue])
  /// The members in the order received; two may have the same key.
  case object([JSONMember])
}

/// One `key: value` of an object.
public struct JSONMember: Sendable, Hashable {
  public var key: String
  public var value: JSONValue

  public init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}
