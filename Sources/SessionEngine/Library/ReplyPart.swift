/// What comes of a prompt while its turn runs.
public enum ReplyPart: Sendable {
  /// More words of the answer.
  case text(String)
  /// The agent took these words of its answer back; what follows takes their place.
  case retracted(String)
  /// A block other than text begins or changes: a tool call, thinking, a notice.
  case block(Block)
  /// The agent waits for an answer, which `answering` gives.
  case request(PermissionRequest)
  /// The turn is over; always the last.
  case finished(Reply)
}
