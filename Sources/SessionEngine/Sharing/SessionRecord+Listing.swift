import Conversation
import History

extension SessionRecord {
  /// What other Skeins show of a session that nobody works in: the record without all that changes while one types and reads.
  var listing: SessionRecord {
    var listing = self
    listing.draft = Draft()
    listing.scroll = nil
    listing.queue = []
    listing.nextBlock = BlockID(1)
    listing.messages = 0
    listing.counted = nil
    listing.opened = created
    listing.updated = created
    listing.isMidTurn = false
    return listing
  }
}
