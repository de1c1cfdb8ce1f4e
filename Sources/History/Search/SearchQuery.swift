import Conversation

/// What is looked for in the history: prompts and answers that hold every term.
///
/// A term is found wherever it stands, also within a word, whatever its case; one with blanks is a phrase. Without terms
/// everything is found that the filters let through. Sessions in the trash are not searched, nor is text that still streams;
/// what tools were asked and answered is searched only where `role` says so.
public struct SearchQuery: Hashable, Sendable {
  public var terms: [String]
  /// Only in this session.
  public var session: SessionID?
  /// Only what one of them said.
  public var role: SearchRole?
  /// Only what was said from this moment on.
  public var since: Timestamp?
  /// Only in sessions that work in this folder or below it.
  public var folder: String?
  /// The most that is answered.
  public var limit: Int

  public init(
    _ terms: [String], session: SessionID? = nil, role: SearchRole? = nil, since: Timestamp? = nil,
    folder: String? = nil, limit: Int = 50
  ) {
    self.terms = terms.filter { !$0.isEmpty }
    self.session = session
    self.role = role
    self.since = since
    self.folder = folder
    self.limit = max(0, limit)
  }
}
