/// Trouble, told to the user: what happened and what to do.
public struct Problem: Error, Hashable, Codable, Sendable, CustomStringConvertible {
  public var kind: Kind
  public var session: SessionID?
  public var text: String

  public init(_ kind: Kind, session: SessionID? = nil, _ text: String) {
    self.kind = kind
    self.session = session
    self.text = text
  }

  public enum Kind: String, Codable, Sendable {
    case usage, noSuchSession, nameTaken, storage, agentMissing, agentFailed, inUse, timedOut, other
  }

  public var description: String { text }
}
