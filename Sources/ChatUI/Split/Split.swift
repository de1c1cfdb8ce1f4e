import Conversation

/// A second session on the screen beside the one at hand.
struct Split: Equatable, Sendable {
  var other: SessionID
  /// The one at hand stands on the right, or below.
  var isSecond = false
}
