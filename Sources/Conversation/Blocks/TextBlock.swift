/// Words of the agent, in Markdown.
public struct TextBlock: Hashable, Codable, Sendable {
  public var text: String
  public var ending: BlockEnding

  public init(text: String = "", ending: BlockEnding = .streaming) {
    self.text = text
    self.ending = ending
  }
}
