import Conversation

/// What the demo's state asks of the world.
public enum DemoOutput: Hashable, Sendable {
  /// A line for standard output, without its newline.
  case line([UInt8])
  /// A line for standard error.
  case complaint(String)
  /// Keep this for a later `--resume`.
  case remember(ConversationID, DemoMemory)
  case exit(Int32)
}
