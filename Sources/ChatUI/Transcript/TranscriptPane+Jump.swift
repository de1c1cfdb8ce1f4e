import Conversation

extension TranscriptPane {
  /// Shows a block that is loaded from its first row on.
  mutating func jump(to id: BlockID, matching words: String) {
    anchor = TranscriptAnchor(ScrollPlace(block: id, row: 0))
  }
}
