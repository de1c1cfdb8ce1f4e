/// What the agent thought before it answered.
public struct ThinkingBlock: Hashable, Codable, Sendable {
  public var text: String
  public var ending: BlockEnding
  /// The text was withheld by the service.
  public var isRedacted: Bool
  /// Milliseconds the agent thought, once it is known.
  public var duration: Int64?

  public init(text: String = "", ending: BlockEnding = .streaming, isRedacted: Bool = false, duration: Int64? = nil) {
    self.text = text
    self.ending = ending
    self.isRedacted = isRedacted
    self.duration = duration
  }
}
