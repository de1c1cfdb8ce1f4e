import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Reading the transcript with a cursor.
@Suite struct BrowseTests {
  /// A stage with prompts, replies with code, a folded output and a thought.
  static func stage(_ rows: Int = 24, _ columns: Int = 80, hasEarlier: Bool = false) -> Stage {
    var stage = Stage(rows, columns, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    stage.open("notes", blocks: blocks(from: hasEarlier ? 101 : 1), hasEarlier: hasEarlier)
    return stage
  }

  static func blocks(from first: Int64) -> [Block] {
    let output = (1...30).map { "line \($0) of the output" }.joined(separator: "\n")
    let contents: [Block.Content] = [
      .prompt(Prompt(text: "First question about needles", delivery: .taken)),
      Scene.text("An answer.\n\n```swift\nlet needle = 1\nlet hay = 2\n```\n\nDone with **that**."),
      .prompt(Prompt(text: "Second question", delivery: .taken)),
      .thinking(ThinkingBlock(text: "The Needle is in\nthe thought.", ending: .complete, duration: 5000)),
      Scene.tool(
        "Bash", #"{"command":"make test","description":"Run"}"#, output: output,
        result: .command(standardOutput: output, standardError: "", isInterrupted: false, backgroundTask: nil)),
      Scene.text("Words.\n\n    indented code\n\nThe end."),
    ]
    return contents.enumerated().map {
      Block(id: BlockID(first + Int64($0.offset)), time: Scene.start, content: $0.element)
    }
  }

  static func prompts(of stage: Stage) -> [PromptID] {
    (stage.state.pane?.transcript.transcript.blocks ?? []).compactMap {
      if case .prompt(let prompt) = $0.content { prompt.id } else { nil }
    }
  }

  private func row(_ stage: Stage) -> String {
    guard let cursor = stage.frame.cursor else { return "" }
    return stage.frame.screen.text(row: cursor.row)
  }

  @Test(arguments: ["F3", "Ctrl+X ["]) func `the cursor begins on the last row and Esc leaves`(keys: String) {
    var stage = Self.stage()
    for key in keys.split(separator: " ") { stage.press(String(key)) }
    #expect(stage.shows("BROWSE"))
    #expect(row(stage).contains("The end."))
    stage.type("hello")
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "")
    stage.press("Escape")
    #expect(!stage.shows("BROWSE"))
    #expect(stage.state.pane?.transcript.isFollowing == true)
    stage.type("hello")
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "hello")
  }

  @Test func `keys move the cursor`() {
    var stage = Self.stage(14, 80)
    stage.press("F3", "k", "k")
    #expect(row(stage).contains("indented code"))
    stage.press("j", "Down")
    #expect(row(stage).contains("The end."))
    stage.press("g")
    #expect(row(stage).contains("First question"))
    stage.press("}")
    #expect(row(stage).contains("Second question"))
    stage.press("{")
    #expect(row(stage).contains("First question"))
    stage.press("]")
    #expect(row(stage).contains("swift"))
    stage.press("]")
    #expect(row(stage).contains("indented code"))
    stage.press("[")
    #expect(row(stage).contains("swift"))
    stage.press("J", "J")
    #expect(row(stage).contains("Thought"))
    stage.press("K")
    #expect(row(stage).contains("Second question"))
    stage.press("G")
    #expect(row(stage).contains("The end."))
    stage.press("Ctrl+U")
    let half = row(stage)
    stage.press("Ctrl+D", "Ctrl+D")
    #expect(row(stage).contains("The end."))
    stage.press("PageUp")
    #expect(row(stage) != half)
    stage.press("PageDown", "PageDown")
    #expect(row(stage).contains("The end."))
  }

  @Test func `Enter folds the block alone and keeps that while the session is open`() {
    var stage = Self.stage(60, 80)
    #expect(!stage.shows("line 3 of"))
    stage.press("F3", "K", "K", "Enter")
    #expect(stage.shows("line 3 of"))
    #expect(!stage.shows("in the thought") && !stage.shows("the thought."))
    stage.press("K", "Enter")
    #expect(stage.shows("the thought."))
    stage.press("K", "Enter")
    #expect(stage.shows("Nothing is folded here."))
    stage.press("Escape")
    stage.receive(.sessions([stage.current("notes"), stage.summary("other", place: 1)]))
    stage.press("Alt+2", "Alt+1")
    stage.open("notes", blocks: Self.blocks(from: 1))
    #expect(stage.shows("line 3 of"))
    stage.press("F3", "K", "K", "Enter")
    #expect(!stage.shows("line 3 of"))
  }

  @Test func `the place is kept when text comes and when the width changes`() {
    var stage = Self.stage(14, 80)
    stage.press("F3", "k", "k")
    let before = stage.frame.cursor?.row
    for number in 0..<20 {
      stage.receive(
        .transcript(
          SessionID("notes"),
          .put(Block(id: BlockID(Int64(50 + number)), time: Scene.start, content: Scene.text("more \(number)")))))
    }
    #expect(row(stage).contains("indented code"))
    #expect(stage.frame.cursor?.row == before)
    #expect(stage.shows("new below"))
    stage.size = Size(rows: 12, columns: 40)
    stage.input(.resize(stage.size))
    stage.look()
    #expect(row(stage).contains("indented code"))
    stage.press("G")
    #expect(row(stage).contains("more 19"))
  }

  @Test func `going up asks for earlier blocks`() {
    var stage = Self.stage(14, 80, hasEarlier: true)
    stage.wait(0)
    _ = stage.commands()
    stage.press("F3", "g")
    stage.wait(0)
    let first = BlockID(101)
    stage.receive(.earlier(SessionID("notes"), blocks: Self.blocks(from: 1), hasEarlier: false))
    #expect(stage.state.pane?.transcript.transcript.blocks.first?.id == BlockID(1))
    #expect(stage.state.pane?.transcript.browse?.cursor.place.block == first)
    stage.press("k")
    #expect(row(stage).contains("The end."))
    stage.press("g")
    #expect(row(stage).contains("First question"))
  }

  @Test func `an empty transcript and other surfaces do no harm`() {
    var stage = Stage()
    stage.press("F3")
    #expect(stage.shows("nothing to read"))
    stage = Self.stage()
    stage.press("F3", "F2", "j", "Escape")
    #expect(stage.shows("BROWSE"))
    stage.press("Ctrl+C")
    #expect(!stage.shows("BROWSE"))
    stage.press("F3")
    stage.receive(.transcript(SessionID("notes"), .remove((1...6).map { BlockID($0) })))
    stage.press("j", "k", "Enter", "n", "G", "g", "]", "[", "{", "}", "PageUp")
    #expect(stage.state.pane?.transcript.transcript.blocks.isEmpty == true)
  }
}
