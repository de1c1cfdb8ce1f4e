import Conversation

extension TranscriptPane {
  /// Shows a block that is loaded with words in it lit, and the cursor on the first of them, in the next frame.
  ///
  /// - Parameter words: as in the search inside the transcript: n and N go on from there. Where the block does not hold them
  ///   as they are, the cursor is on its first row.
  public mutating func jump(to block: BlockID, matching words: String) {
    leap = Leap(block: block, words: words)
  }

  /// To be called where the size is known.
  mutating func takeLeap() {
    guard let leap, !transcript.blocks.isEmpty else { return }
    self.leap = nil
    startBrowsing()
    let index = min(transcript.blocks.partitioningIndex { $0.id >= leap.block }, transcript.blocks.count - 1)
    guard let cursor = browse?.cursor else { return }
    let block = transcript.blocks[index]
    browse?.mark = nil
    var search = TranscriptSearch(origin: cursor)
    _ = search.edit { $0.insert(leap.words) }
    search.isTyping = false
    search.restart()
    search.current = TranscriptSearch.Place(block: block.id, ordinal: 0)
    browse?.search = search.query == nil ? nil : search
    countMatches(of: block)
    go(to: TranscriptSearch.Place(block: block.id, ordinal: 0))
  }

  /// Blocks before the first that is loaded are needed for what is searched for.
  var needsEarlier: Bool { browse?.search?.isSeeking == true && !hasMoreToSearch }

  /// How many older blocks to load at once.
  var earlierCount: Int { needsEarlier ? 2000 : 200 }
}
