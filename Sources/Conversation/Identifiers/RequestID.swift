/// One question of an agent, as the agent numbers it; unique within one connection.
public struct RequestID: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}
