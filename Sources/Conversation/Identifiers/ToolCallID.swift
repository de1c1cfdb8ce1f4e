/// One call of a tool (`toolu_…` on the wire); also names the sub-agent that the call started.
public struct ToolCallID: Identifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}
