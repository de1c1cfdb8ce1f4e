import Conversation
import Terminal

@testable import ChatUI

/// Draws transcripts for tests.
enum Scene {
  static let start = Timestamp(milliseconds: 1_000_000)

  static func blocks(_ contents: [Block.Content], parent: [Int: ToolCallID] = [:]) -> [Block] {
    contents.enumerated().map { index, content in
      Block(
        id: BlockID(Int64(index + 1)), time: start, parent: parent[index], content: content)
    }
  }

  static func pane(_ contents: [Block.Content], parent: [Int: ToolCallID] = [:]) -> TranscriptPane {
    var pane = TranscriptPane()
    pane.open(Transcript(blocks: blocks(contents, parent: parent)), scroll: nil)
    return pane
  }

  static func picture(
    _ pane: inout TranscriptPane, rows: Int, columns: Int, after milliseconds: Int64 = 0, styles: Bool = false
  ) -> String {
    var canvas = Canvas(size: Size(rows: rows, columns: columns))
    pane.draw(into: &canvas, now: Timestamp(milliseconds: start.milliseconds + milliseconds))
    return styles ? canvas.screen.pictured : canvas.screen.text
  }

  /// The blocks as they are shown in a view that is high enough for all of them.
  static func picture(
    _ contents: [Block.Content], columns: Int, parent: [Int: ToolCallID] = [:], detail: Bool = false,
    after milliseconds: Int64 = 0, styles: Bool = false
  ) -> String {
    var pane = pane(contents, parent: parent)
    if detail { pane.toggleDetail() }
    let text = picture(&pane, rows: 200, columns: columns, after: milliseconds, styles: styles)
    let end = text.lastIndex { !$0.isWhitespace } ?? text.startIndex
    return text.isEmpty ? "" : String(text[...end])
  }

  static func tool(
    _ name: String, _ input: String, _ state: ToolCall.State = .succeeded, output: String? = nil,
    result: ToolResult? = nil, id: String = "call", took milliseconds: Int64? = nil
  ) -> Block.Content {
    .tool(
      ToolCall(
        id: ToolCallID(id), name: name, input: input, state: state, output: output, result: result, began: start,
        ended: milliseconds.map { Timestamp(milliseconds: start.milliseconds + $0) }))
  }

  static func text(_ words: String, _ ending: BlockEnding = .complete) -> Block.Content {
    .text(TextBlock(text: words, ending: ending))
  }
}
