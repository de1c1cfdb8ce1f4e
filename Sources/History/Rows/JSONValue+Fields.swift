import Conversation
import JSON

extension JSONValue {
  /// A text that stands in every record; empty where it is missing.
  func text(_ key: String) -> String { self[key]?.string ?? "" }

  func number(_ key: String) -> Int { self[key]?.int ?? 0 }

  func time(_ key: String) -> Timestamp? { self[key]?.int.map { Timestamp(milliseconds: Int64($0)) } }

  func texts(_ key: String) -> [String] { self[key]?.array?.compactMap(\.string) ?? [] }

  static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}
