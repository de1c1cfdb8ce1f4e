import Conversation
import JSON

/// Metadata as values, and what may stand in it.
extension Metadata {
  /// In Characters.
  public static let longestKey = 100
  /// In bytes of JSON; metadata travels with every summary.
  public static let longestValue = 64 * 1024

  /// - Throws: ``Problem`` of kind `usage` for a key or a value that cannot be kept.
  init(checking values: [String: JSONValue], at time: Timestamp) throws(Problem) {
    self.init()
    for (key, value) in values { set(key, to: try Self.json(value, for: key), at: time) }
  }

  public subscript(value key: String) -> JSONValue? { self[key].flatMap { try? JSONValue(parsing: $0) } }

  public var values: [String: JSONValue] {
    entries.compactMapValues { try? JSONValue(parsing: $0.json) }
  }

  /// Whether every one of `wanted` is here with that value.
  public func holds(_ wanted: [String: JSONValue]) -> Bool {
    wanted.allSatisfy { key, value in self[key] == value.compact }
  }

  static func json(_ value: JSONValue, for key: String) throws(Problem) -> String {
    let isPlain = key.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !key.isEmpty, key.count <= longestKey, isPlain else {
      throw Problem(.usage, "A key of metadata has 1 to \(longestKey) characters and no control characters.")
    }
    let json = value.compact
    guard json.utf8.count <= longestValue else {
      throw Problem(
        .usage, "The metadata “\(key)” has \(json.utf8.count / 1024) kB; at most \(longestValue / 1024) kB are kept.")
    }
    return json
  }
}
