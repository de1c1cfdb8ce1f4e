import Conversation

/// A place in the history that a search found.
public struct SearchHit: Hashable, Sendable {
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
}

extension SearchHit {
  init(
    session: SessionID, name: String, block: BlockID, time: Timestamp, role: SearchRole, text: String,
    _ pattern: SearchPattern
  ) {
    let (excerpt, match) = pattern.excerpt(of: text)
    self.init(session: session, name: name, block: block, time: time, role: role, excerpt: excerpt, match: match)
  }

  /// The latest first; of the same moment the later in the transcript.
  static func isBefore(_ left: SearchHit, _ right: SearchHit) -> Bool {
    (right.time, right.block.rawValue, left.session.rawValue) < (left.time, left.block.rawValue, right.session.rawValue)
  }
}
