import Conversation

extension Transcript {
  /// The newest `count` blocks before `before`, as a store answers them.
  func window(before: BlockID?, count: Int) -> HistoryWindow {
    var end = blocks.count
    if let before {
      var start = 0
      while start < end {
        let middle = (start + end) / 2
        if blocks[middle].id < before { start = middle + 1 } else { end = middle }
      }
    }
    let start = max(0, end - max(0, count))
    return HistoryWindow(blocks: Array(blocks[start..<end]), hasEarlier: start > 0 || hasEarlier)
  }
}
