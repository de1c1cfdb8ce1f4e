/// How a permission request ended; kept in the transcript so that it can be read later who allowed what.
public struct Decision: Hashable, Codable, Sendable {
  public var toolCall: ToolCallID?
  public var toolName: String
  /// One line that says what was decided ("allowed once", "denied: use make").
  public var outcome: String
  public var isAllowed: Bool

  public init(toolCall: ToolCallID?, toolName: String, outcome: String, isAllowed: Bool) {
    self.toolCall = toolCall
    self.toolName = toolName
    self.outcome = outcome
    self.isAllowed = isAllowed
  }
}
