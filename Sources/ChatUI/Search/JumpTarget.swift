import Conversation

/// A message to go to once it is loaded, and the words in it to light.
struct JumpTarget: Equatable, Sendable {
  var block: BlockID
  var words: String
  /// The blocks down to it were asked for.
  var isAsked = false
}
