/// Why a text is not JSON (or JSON5), and where.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A byte that cannot stand here; `expected` says in words what could.
    case unexpected(expected: String)
    case badNumber
    case badEscape
    /// More values nested in one another than the limit given.
    case tooDeep(limit: Int)
    /// A whole value was read and something other than white space follows.
    case trailingText
  }

  public let reason: Reason
  public let position: JSONPosition

  public init(_ reason: Reason, at position: JSONPosition) {
    self.reason = reason
    self.position = position
  }

  /// `12:5: expected a value`, ready to follow a file's name and a colon.
  public var description: String {
    let words =
      switch reason {
      case .unexpectedEnd: "the text ends in the middle of a value; a bracket or quote is not closed"
      case .unexpected(let expected): "expected \(expected)"
      case .badNumber: "this is not a number"
      case .badEscape: "this backslash sequence is not known"
      case .tooDeep(let limit): "more than \(limit) values are nested in one another"
      case .trailingText: "unexpected text after the end of the value"
      }
    return "\(position): \(words)"
  }
}
