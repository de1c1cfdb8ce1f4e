/// A configuration file in JSON5: its value, and where each part of it stands so that a complaint can name a line.
///
/// JSON5 is JSON with comments, trailing commas, names without quotes, strings in single quotes, line continuations,
/// hexadecimal numbers and numbers such as `+1`, `.5` and `5.` (which become plain JSON numbers in ``value``).
/// Infinity and NaN are refused: nothing that is configured has such a value.
public struct JSON5Document: Sendable {
  public let value: JSONValue
  private let positions: [[String]: JSONPosition]

  /// Throws ``JSONError`` whose description begins with line and column.
  public init(parsing text: String) throws(JSONError) {
    var parser = JSON5Parser(text)
    value = try parser.document()
    positions = parser.positions
  }

  /// Where the member at `path` stands (its name, or the value itself for an element, whose name is its index); the
  /// position of the document's value for an empty path.
  public func position(of path: [String]) -> JSONPosition? { positions[path] }
}
