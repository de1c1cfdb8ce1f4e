// For the linker: conversions of doubles need libm, which only this import brings along.
import Glibc

/// Reading a tree without unwrapping each level: every accessor answers nil where the value is of another kind.
extension JSONValue {
  /// The member named `key` of an object; of several the last one counts, as in every JavaScript reader.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The element at `index` of an array; nil outside its bounds.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  public var isNull: Bool { self == .null }

  public var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  public var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  /// The whole number that this is; nil for a fraction and for what does not fit (`1.0` and `1e3` are whole).
  public var int: Int? {
    guard case .number(let text) = self else { return nil }
    if let value = Int(text) { return value }
    return Double(text).flatMap { Int(exactly: $0) }
  }

  /// The nearest double; nil where the text is beyond the range of doubles.
  public var double: Double? {
    guard case .number(let text) = self, let value = Double(text), value.isFinite else { return nil }
    return value
  }

  /// The text of a number exactly as received.
  public var numberText: String? {
    guard case .number(let text) = self else { return nil }
    return text
  }

  public var array: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  public var members: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// This object with `key` set to `value`: in place where the key is there (duplicates of it are dropped), else at
  /// the end. A value that is no object answers itself.
  public func setting(_ key: String, to value: JSONValue) -> JSONValue {
    guard case .object(var members) = self else { return self }
    guard let first = members.firstIndex(where: { $0.key == key }) else {
      return .object(members + [JSONMember(key, value)])
    }
    members[first].value = value
    var seen = false
    members.removeAll { member in
      guard member.key == key else { return false }
      defer { seen = true }
      return seen
    }
    return .object(members)
  }
}
