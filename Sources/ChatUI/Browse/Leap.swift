import Conversation

/// A block to show in the next frame, with the words to be lit in it.
struct Leap: Equatable, Sendable {
  var block: BlockID
  var words: String
}
