/// A place in the history that a search found.
public struct SearchHit: Hashable, Codable, Sendable {
  public var session: SessionID
  /// The session's name.
  public var name: String
  public var block: BlockID
  public var time: Timestamp
  public var role: SearchRole
  /// The words around what was found, in one line.
  public var excerpt: String
  /// Where the first term stands in `excerpt`, in Characters; empty where it cannot be shown.
  public var match: Range<Int>

  public init(
    session: SessionID, name: String, block: BlockID, time: Timestamp, role: SearchRole, excerpt: String,
    match: Range<Int>
  ) {
    self.session = session
    self.name = name
    self.block = block
    self.time = time
    self.role = role
    self.excerpt = excerpt
    self.match = match
  }
}
