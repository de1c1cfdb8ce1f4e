import Conversation
import Terminal

extension TranscriptPane {
  /// Begins to select at the cursor, or ends it.
  mutating func toggleSelection() {
    guard let spot = cursorSpot() else { return }
    let mark = anchor(at: spot)
    let isSelecting = browse?.mark != nil
    browse?.mark = isSelecting ? nil : mark
  }

  /// The rows that are selected, in order; nil while nothing is.
  mutating func selection() -> ClosedRange<Spot>? {
    guard let cursor = cursorSpot(), let mark = browse?.mark,
      let other = spot(of: mark).flatMap({ settled($0, up: true) })
    else { return nil }
    return min(cursor, other)...max(cursor, other)
  }

  /// The source of what is selected, else of the code or the block under the cursor.
  mutating func copiedText() -> CopiedText? {
    if let selection = selection() {
      let text = source(of: selection)
      return text.isEmpty ? nil : CopiedText(text: text, what: "the selection")
    }
    guard let spot = cursorSpot() else { return nil }
    let block = transcript.blocks[spot.index]
    let rows = cache.rows(of: block.id)
    if let code = rows.codes.first(where: { $0.rows.contains(spot.row) }) {
      return CopiedText(text: code.text, what: "the code")
    }
    let text = block.copyText
    return text.isEmpty ? nil : CopiedText(text: text, what: "the \(block.kindName)")
  }

  private mutating func source(of selection: ClosedRange<Spot>) -> String {
    var parts: [String] = []
    for index in selection.lowerBound.index...selection.upperBound.index {
      let own = ownRows(index)
      guard own > 0 else { continue }
      let block = transcript.blocks[index]
      let first = index == selection.lowerBound.index ? selection.lowerBound.row : 0
      let last = index == selection.upperBound.index ? selection.upperBound.row : own - 1
      let isWhole = first == 0 && last == own - 1
      let text = isWhole ? block.copyText : block.copyText(of: first...last, in: cache.rows(of: block.id))
      if !text.isEmpty { parts.append(text) }
    }
    return parts.joined(separator: "\n\n")
  }
}

extension Block {
  /// What the user calls it.
  fileprivate var kindName: String {
    switch content {
    case .prompt: "prompt"
    case .text: "reply"
    case .thinking: "thought"
    case .tool(let call): call.name == "Bash" ? "command and its output" : "tool call"
    case .decision: "decision"
    case .notice: "notice"
    }
  }
}
