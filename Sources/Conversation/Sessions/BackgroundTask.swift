/// Work of an agent that goes on beside its turn: a sub-agent or a shell.
public struct BackgroundTask: Hashable, Codable, Sendable, Identifiable {
  public var id: String
  public var toolCall: ToolCallID?
  public var summary: String
  public var isAgent: Bool
  public var isInBackground: Bool
  public var began: Timestamp
  /// What it does just now, in its agent's words.
  public var activity: String?

  public init(
    id: String, toolCall: ToolCallID?, summary: String, isAgent: Bool, isInBackground: Bool, began: Timestamp
  ) {
    self.id = id
    self.toolCall = toolCall
    self.summary = summary
    self.isAgent = isAgent
    self.isInBackground = isInBackground
    self.began = began
  }
}
