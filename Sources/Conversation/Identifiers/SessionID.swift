/// A session, for as long as Skein knows it. Never shown to the agent: see ``ConversationID``.
public struct SessionID: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}
