/// One step in the life of a transcript.
public enum TranscriptChange: Hashable, Codable, Sendable {
  /// Adds the block, or replaces the one with the same id.
  case put(Block)
  /// Adds text to the end of a block: see ``Block/grow(by:)``.
  case grow(BlockID, String)
  /// Takes blocks out: the agent withdrew them.
  case remove([BlockID])
}
