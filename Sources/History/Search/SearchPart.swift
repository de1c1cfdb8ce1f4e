import Conversation

/// What one step of a search found. A search goes in steps so that nothing else waits for it long and it can be given up.
public struct SearchPart: Sendable {
  public var findings: [SearchFinding]
  /// How many of them come from looking through the history in its order, newest first; others an index gave.
  public var scanned: Int
  /// Where to go on; nil where everything was looked at.
  public var next: SearchStep?

  public init(findings: [SearchFinding], scanned: Int, next: SearchStep?) {
    self.findings = findings
    self.scanned = scanned
    self.next = next
  }
}

/// How far a search has come, in a store's own terms.
public struct SearchStep: Hashable, Sendable {
  /// What comes before this place is yet to be looked at.
  public var before: Int64

  public init(before: Int64) { self.before = before }
}
