import Conversation

/// A block that a search found, whole.
public struct SearchFinding: Hashable, Sendable {
  public var session: SessionID
  /// The session's name.
  public var name: String
  public var block: BlockID
  public var time: Timestamp
  public var role: SearchRole
  public var text: String

  public init(session: SessionID, name: String, block: BlockID, time: Timestamp, role: SearchRole, text: String) {
    self.session = session
    self.name = name
    self.block = block
    self.time = time
    self.role = role
    self.text = text
  }
}
