/// A run of changed lines of a file with some context.
public struct PatchHunk: Hashable, Codable, Sendable {
  /// First line, counted from 1, and number of lines, before and after the change.
  public var oldStart: Int
  public var oldCount: Int
  public var newStart: Int
  public var newCount: Int
  /// Each begins with " ", "-" or "+" and holds no newline.
  public var lines: [String]

  public init(oldStart: Int, oldCount: Int, newStart: Int, newCount: Int, lines: [String]) {
    self.oldStart = oldStart
    self.oldCount = oldCount
    self.newStart = newStart
    self.newCount = newCount
    self.lines = lines
  }
}
