import Conversation
import Terminal

/// Folding a block alone.
extension TranscriptPane {
  /// Folds or unfolds the block under the cursor.
  /// - Returns: false where it has nothing to fold.
  mutating func toggleFoldAtCursor() -> Bool {
    guard let spot = cursorSpot(), isFoldable(transcript.blocks[spot.index]) else { return false }
    toggleFold(of: transcript.blocks[spot.index].id)
    setCursor(Spot(index: spot.index, row: min(spot.row, max(0, ownRows(spot.index) - 1))))
    return true
  }

  /// Whether a block shows more or less where it is folded otherwise.
  func isFoldable(_ block: Block) -> Bool {
    guard shows(block) == .all else { return false }
    switch block.content {
    case .prompt(let prompt): return PromptGist(prompt.text).rest != nil
    case .text: return false
    case .tool(let call) where agents[call.id] != nil: return true
    case .thinking, .tool, .decision, .notice:
      let width = columns(of: block).width
      func lines(_ isUnfolded: Bool) -> StyledText {
        BlockLayout.rows(for: block, width: width, isUnfolded: isUnfolded, folder: folder, now: now).lines
      }
      return lines(true) != lines(false)
    }
  }

  /// Shows all of a block, and unfolds the calls of the sub-agents that it is inside of.
  /// - Returns: the blocks that were folded.
  mutating func unfold(_ block: Block) -> [BlockID] {
    var opened: [BlockID] = []
    var outer = agent(of: block)
    while let call = outer, opened.count < 8 {
      if !isUnfolded(call.id) { opened.append(call.id) }
      outer = agent(of: call)
    }
    for id in opened { toggleFold(of: id) }
    if !isUnfolded(block.id), isFoldable(block) {
      opened.append(block.id)
      toggleFold(of: block.id)
    }
    return opened
  }
}
