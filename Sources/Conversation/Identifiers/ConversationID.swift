/// The name the agent gives to its own record of a conversation; it can change (resume, fork, clear).
public struct ConversationID: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}
