import Conversation

/// A stretch of a transcript.
public struct HistoryWindow: Hashable, Sendable {
  public var blocks: [Block]
  public var hasEarlier: Bool

  public init(blocks: [Block], hasEarlier: Bool) {
    self.blocks = blocks
    self.hasEarlier = hasEarlier
  }
}
