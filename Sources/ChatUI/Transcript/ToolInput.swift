/// The input of a tool call as JSON text, read as far as it goes: an agent may still be writing it.
///
/// For display only. What is wrong or missing is left out, never an error.
struct ToolInput {
  let root: Value

  /// A value; numbers and words (`true`) stay as they were written.
  indirect enum Value: Equatable {
    case string(String)
    case literal(String)
    case array([Value])
    case object([Field])

    var string: String? {
      if case .string(let text) = self { return text }
      return nil
    }

    var array: [Value] {
      if case .array(let values) = self { return values }
      return []
    }

    subscript(name: String) -> Value? {
      guard case .object(let fields) = self else { return nil }
      return fields.first { $0.name == name }?.value
    }
  }

  struct Field: Equatable {
    var name: String
    var value: Value
  }

  init(_ json: String) {
    var reader = ToolInputReader(Array(json.utf8))
    root = reader.value() ?? .object([])
  }

  func string(_ name: String) -> String? { root[name]?.string }

  /// The input in one line: `name: value, name: value`.
  var compact: String { Self.compact(root, depth: 0) }

  private static func compact(_ value: Value, depth: Int) -> String {
    switch value {
    case .string(let text): text
    case .literal(let text): text
    case .array(let values):
      "[" + values.prefix(8).map { compact($0, depth: depth + 1) }.joined(separator: ", ")
        + (values.count > 8 ? ", …]" : "]")
    case .object(let fields) where depth == 0:
      fields.map { "\($0.name): \(compact($0.value, depth: 1))" }.joined(separator: ", ")
    case .object(let fields):
      "{" + fields.map { "\($0.name): \(compact($0.value, depth: depth + 1))" }.joined(separator: ", ") + "}"
    }
  }
}
