/// A question of the agent with answers to choose from; free text is always allowed as well.
public struct AgentQuestion: Hashable, Codable, Sendable {
  public var question: String
  public var header: String
  public var allowsSeveral: Bool
  public var options: [Option]

  public init(question: String, header: String, allowsSeveral: Bool, options: [Option]) {
    self.question = question
    self.header = header
    self.allowsSeveral = allowsSeveral
    self.options = options
  }

  public struct Option: Hashable, Codable, Sendable {
    public var label: String
    public var explanation: String

    public init(label: String, explanation: String) {
      self.label = label
      self.explanation = explanation
    }
  }
}
