/// What stands in a session's composer, unsent.
public struct Draft: Hashable, Codable, Sendable {
  public var text: String
  /// Where the cursor is, in Characters from the start.
  public var cursor: Int

  public init(text: String = "", cursor: Int = 0) {
    self.text = text
    self.cursor = cursor
  }
}
