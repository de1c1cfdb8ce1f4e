import Conversation
import Terminal
import Testing

@testable import ChatUI

/// What is copied is the source, not the rows of the screen.
@Suite struct CopyTests {
  private func copied(_ stage: inout Stage) -> String? {
    stage.takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }.last
  }

  private func row(_ stage: Stage) -> String {
    guard let cursor = stage.frame.cursor else { return "" }
    return stage.frame.screen.text(row: cursor.row)
  }

  @Test func `y copies the block, or the code without fences`() {
    var stage = BrowseTests.stage(40, 60)
    stage.press("F3", "g", "y")
    #expect(copied(&stage) == "First question about needles")
    #expect(stage.screen.contains("Copied the prompt: 1 line."))
    stage.press("J", "y")
    #expect(copied(&stage) == "An answer.\n\n```swift\nlet needle = 1\nlet hay = 2\n```\n\nDone with **that**.")
    stage.press("]", "y")
    #expect(copied(&stage) == "let needle = 1\nlet hay = 2")
    #expect(stage.screen.contains("Copied the code: 2 lines."))
    stage.press("G", "K", "K", "y")
    let output = (1...30).map { "line \($0) of the output" }.joined(separator: "\n")
    #expect(copied(&stage) == "make test\n" + output)
  }

  @Test func `v selects rows, whose source is copied`() {
    var stage = BrowseTests.stage(40, 60)
    stage.press("F3", "g", "]", "j", "v")
    #expect(stage.screen.contains("selecting"))
    #expect(stage.frame.screen.rows(of: "selection").count == 1)
    stage.press("j", "y")
    #expect(copied(&stage) == "let needle = 1\nlet hay = 2")
    #expect(!stage.screen.contains("selecting"))
    // From the code into the paragraph after it: whole blocks of the source, bold as it was written.
    stage.press("v", "j", "j", "y")
    #expect(copied(&stage) == "```swift\nlet needle = 1\nlet hay = 2\n```\n\nDone with **that**.")
    // Over several blocks.
    stage.press("g", "v", "}", "y")
    #expect(copied(&stage)?.hasPrefix("First question about needles\n\nAn answer.") == true)
    #expect(copied(&stage)?.isEmpty ?? true)
    stage.press("v", "Escape")
    #expect(!stage.screen.contains("selecting") && stage.screen.contains("BROWSE"))
  }

  @Test func `part of an output is joined where the screen broke it`() {
    var stage = Stage(20, 40, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    let long = "a_line_of_output_that_is_far_too_long_for_a_row_of_forty_columns"
    stage.open(
      "notes",
      blocks: Scene.blocks([
        .prompt(Prompt(text: "one\ntwo\nthree that is so long that it is wrapped to a second row", delivery: .taken)),
        Scene.tool("Bash", #"{"command":"make"}"#, output: "first\n\(long)\nlast"),
      ]))
    stage.press("F3", "k", "v", "k", "y")
    #expect(copied(&stage) == long)
    stage.press("g", "j", "v", "j", "j", "y")
    #expect(copied(&stage) == "two\nthree that is so long that it is wrapped to a second row")
  }

  @Test func `an edit is copied as a patch`() {
    let hunk = PatchHunk(oldStart: 3, oldCount: 2, newStart: 3, newCount: 2, lines: [" a", "-b", "+c"])
    let block = Scene.blocks([
      Scene.tool("Edit", "{}", result: .edit(path: "/x/a.swift", hunks: [hunk], isNew: false))
    ])[0]
    #expect(block.copyText == "--- /x/a.swift\n+++ /x/a.swift\n@@ -3,2 +3,2 @@\n a\n-b\n+c")
  }

  @Test func `the last reply is copied whole`() {
    var stage = BrowseTests.stage(40, 60)
    stage.press("Ctrl+X", "y")
    #expect(copied(&stage) == "Words.\n\n    indented code\n\nThe end.")
    #expect(stage.screen.contains("Copied the last reply: 5 lines."))
  }

  @Test(arguments: [0, 1, 2, 3]) func `Markdown source of single blocks`(number: Int) {
    let parts = ["# Head", "A [link](https://a.b/c) and\nmore.", "- one\n\n- two", "```\ncode\n\nmore\n```"]
    var markdown = StreamingMarkdown(parts.joined(separator: "\n\n") + "\n")
    #expect(markdown.source(ofBlocks: number...number) == parts[number])
    #expect(markdown.source(ofBlocks: 0...3) == parts.joined(separator: "\n\n"))
  }
}

/// Forking where the cursor is.
@Suite struct BrowseForkTests {
  @Test func `f forks before the prompt, or after the reply, under the cursor`() throws {
    var stage = BrowseTests.stage(40, 60)
    let prompts = BrowseTests.prompts(of: stage)
    stage.press("F3", "g", "f")
    #expect(stage.commands() == [.fork(SessionID("notes"), at: prompts[0])])
    stage = BrowseTests.stage(40, 60)
    let second = BrowseTests.prompts(of: stage)[1]
    stage.press("F3", "g", "J", "f")
    #expect(stage.commands() == [.fork(SessionID("notes"), at: second)])
    stage = BrowseTests.stage(40, 60)
    stage.press("F3", "f")
    #expect(stage.commands() == [.fork(SessionID("notes"), at: nil)])
  }
}
