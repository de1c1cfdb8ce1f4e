import Conversation

/// One step that a store makes durable.
public enum HistoryChange: Hashable, Sendable {
  /// Adds a session or replaces what is known of it; its blocks stay.
  case session(SessionRecord)
  case transcript(SessionID, TranscriptChange)
  /// Moves a session to the trash; it is no longer listed.
  case trash(SessionID, at: Timestamp)
}

/// A stretch of a transcript.
public struct HistoryWindow: Hashable, Sendable {
  public var blocks: [Block]
  public var hasEarlier: Bool

  public init(blocks: [Block], hasEarlier: Bool) {
    self.blocks = blocks
    self.hasEarlier = hasEarlier
  }
}
