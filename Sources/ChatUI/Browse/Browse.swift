import Conversation

/// Reading a transcript with a cursor: the row it is on, what is selected, what is searched for.
struct Browse: Sendable {
  /// The row under the cursor.
  var cursor: TranscriptAnchor
  /// The row where the selection began; nil while nothing is selected.
  var mark: TranscriptAnchor?
  var search: TranscriptSearch?
  /// The rows of the view that show the block under the cursor, and the cursor's own, in the last frame.
  var shown: (block: Range<Int>, cursor: Int?)?

  init(cursor: TranscriptAnchor) { self.cursor = cursor }

  /// What is searched for is being written.
  var isTyping: Bool { search?.isTyping == true }

  var contexts: [KeyContext] { isTyping ? [.browseSearch, .composer, .anywhere] : [.browse, .anywhere] }
}
