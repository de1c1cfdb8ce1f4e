import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Whatever is done to a pane, it shows a stretch of what a pane without a past shows of the same transcript.
@Suite struct TranscriptPanePropertyTests {
  @Test(arguments: 0..<30) func anyViewIsAStretchOfTheWhole(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var size = Size(rows: 10, columns: 40)
    var pane = TranscriptPane()
    var contents = (0..<30).map { _ in content(&random) }
    contents[11] = Scene.tool("Agent", #"{"description":"look"}"#, .running, id: "agent")
    var blocks = Scene.blocks(contents, parent: parents(&random))
    let start = Int.random(in: 0...10, using: &random)
    pane.open(Transcript(blocks: Array(blocks[start..<20]), hasEarlier: start > 0), scroll: nil)
    var earlier = Array(blocks[..<start])
    blocks.removeFirst(20)
    draw(&pane, size)
    for step in 0..<60 {
      let place = pane.place
      var keeps = true
      switch Int.random(in: 0..<14, using: &random) {
      case 0..<3:
        pane.scroll(rows: Int.random(in: -30...30, using: &random))
        keeps = false
      case 3:
        if Bool.random(using: &random) { pane.pageUp() } else { pane.pageDown() }
        keeps = false
      case 4:
        if Bool.random(using: &random) { pane.toTop() } else { pane.toEnd() }
        keeps = false
      case 5: size = Size(rows: Int.random(in: 1...20, using: &random), columns: Int.random(in: 3...70, using: &random))
      case 6: pane.toggleDetail()
      case 7: if let id = pane.transcript.blocks.randomElement(using: &random)?.id { pane.toggleFold(of: id) }
      case 8:
        if let block = earlier.popLast() { pane.prepend([block], hasEarlier: !earlier.isEmpty) }
      case 9: if !blocks.isEmpty { pane.apply(.put(blocks.removeFirst())) }
      case 10:
        if let id = pane.transcript.blocks.randomElement(using: &random)?.id, id != place?.block, id != BlockID(12) {
          pane.apply(.remove([id]))
        }
      case 11:
        if var block = pane.transcript.blocks.randomElement(using: &random), place?.block != block.id,
          block.id != BlockID(12)
        {
          block.content = content(&random)
          pane.apply(.put(block))
        }
      default:
        if let block = pane.transcript.blocks.last(where: \.isLive) {
          pane.apply(.grow(block.id, words.randomElement(using: &random) ?? ""))
        }
      }
      if keeps { #expect(pane.place == place, "seed \(seed), step \(step)") }
      guard expectStretch(&pane, size, "seed \(seed), step \(step)") else { return }
    }
  }

  private func draw(_ pane: inout TranscriptPane, _ size: Size) {
    _ = Scene.picture(&pane, rows: size.rows, columns: size.columns)
  }

  private func expectStretch(_ pane: inout TranscriptPane, _ size: Size, _ comment: Comment) -> Bool {
    var view = Scene.picture(&pane, rows: size.rows, columns: size.columns)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // The mark hides what is below it.
    if pane.hasNewBelow { view.removeLast() }
    var whole = TranscriptPane()
    whole.isDetailed = pane.isDetailed
    whole.open(pane.transcript, scroll: nil)
    whole.toggled = pane.toggled
    var canvas = Canvas(size: Size(rows: 2000, columns: size.columns))
    whole.draw(into: &canvas, now: Scene.start)
    func isShown(from top: Int) -> Bool {
      top >= 0 && view.enumerated().allSatisfy { canvas.screen.text(row: top + $0.offset) == $0.element }
    }
    let end = max(0, (whole.shown.last?.rows.upperBound ?? 0) - size.rows)
    var isRight = isShown(from: end)
    if let place = pane.place, let block = whole.shown.first(where: { $0.id >= place.block }) {
      let columns = pane.transcript[block.id].map { whole.columns(of: $0).width }
      if pane.anchor?.detail?.width == columns {
        let row = block.id == place.block ? min(place.row, block.rows.count - 1) : 0
        isRight = isShown(from: min(end, block.rows.lowerBound + row))
      } else {
        // At another width the row is found again by the block's parts: any row of the block may be the one.
        isRight = isRight || block.rows.contains { isShown(from: $0) }
      }
    }
    if !isRight { Issue.record("\(comment.rawValue): \(view) in\n\(canvas.screen.text)") }
    return isRight
  }

  private let words = [
    "word ", "two more words ", "\n\n", "\n- item ", "\n\n```\ncode that is rather long so that it wraps somewhere\n",
    "```\n\n",
    "日本語の文です。", "**bold** ", "| a | b |\n|---|---|\n| c | d |\n\n", "\n\n[a]: /b\n\n", "[a] ", "# head\n\n",
    "\n> quote ",
  ]

  private func content(_ random: inout SeededGenerator) -> Block.Content {
    var text = ""
    for _ in 0..<Int.random(in: 1...12, using: &random) { text += words.randomElement(using: &random) ?? "" }
    let ending: BlockEnding = [.streaming, .complete, .interrupted].randomElement(using: &random) ?? .complete
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return .prompt(Prompt(text: text, delivery: .taken))
    case 1: return .thinking(ThinkingBlock(text: text, ending: ending, duration: 5000))
    case 2: return Scene.tool("Grep", #"{"pattern":"x"}"#, output: text + text)
    case 3: return Scene.tool("Bash", #"{"command":"make"}"#, .failed, output: text)
    case 4: return .notice(Notice(.info, .other, text, detail: text))
    case 5: return .decision(Decision(toolCall: nil, toolName: "Bash", outcome: "allowed once", isAllowed: true))
    default: return Scene.text(text, ending)
    }
  }

  private func parents(_ random: inout SeededGenerator) -> [Int: ToolCallID] {
    var parents: [Int: ToolCallID] = [:]
    for index in 12..<30 where Int.random(in: 0..<4, using: &random) == 0 { parents[index] = ToolCallID("agent") }
    return parents
  }
}
