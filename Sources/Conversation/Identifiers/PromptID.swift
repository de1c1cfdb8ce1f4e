/// One prompt of the user: the `uuid` of the message that carries it to the agent.
public struct PromptID: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}
