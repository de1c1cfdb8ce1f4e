import Conversation

/// A session made of a document, and in what it differs from it.
public struct ImportedSession: Hashable, Sendable {
  public var summary: SessionSummary
  /// The name was taken, or none.
  public var isRenamed: Bool
  /// The session bypassed all permissions where it came from; here it asks.
  public var asksAgain: Bool
  /// Another session goes on with the same conversation of the agent; here the agent begins a new one.
  public var startsAfresh: Bool
}
