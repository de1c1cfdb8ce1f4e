import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Prompts that a paste made long.
@Suite struct PromptGistTests {
  @Test func `a prompt of usual size is shown whole`() {
    let text = (1...29).map { "line \($0)" }.joined(separator: "\n")
    #expect(PromptGist(text).shown == text)
    #expect(PromptGist(text).rest == nil)
    #expect(PromptGist("").lineCount == 1)
  }

  @Test func `of a long one the beginning is shown`() {
    let text = (1...10_000).map { "line \($0)" }.joined(separator: "\n")
    let gist = PromptGist(text)
    #expect(gist.lineCount == 12 && gist.shown.hasSuffix("line 12"))
    #expect(gist.rest == "… 9988 more lines")
    let wide = PromptGist(String(repeating: "漢", count: 1_000_000))
    #expect(wide.shown.count == 666 && wide.rest == "… and so on")
  }

  @Test func `Enter shows all of it, and copying takes the source`() {
    let text = (1...100).map { "line \($0)" }.joined(separator: "\n")
    let block = Block(id: BlockID(1), time: Stage.start, content: .prompt(Prompt(text: text, delivery: .taken)))
    var stage = Stage(24, 80, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    stage.open("notes", blocks: [block])
    #expect(stage.shows("line 12") && stage.shows("… 88 more lines") && !stage.shows("line 100"))
    stage.press("F3", "g", "v", "G", "y")
    #expect(stage.takeEffects().contains(.copy(text)))
    stage.press("Esc", "F3", "g", "Enter", "G")
    #expect(stage.shows("line 100") && !stage.shows("more lines"))
    stage.press("v", "k", "y")
    #expect(stage.takeEffects().contains(.copy("line 99\nline 100")))
  }

  @Test func `what is searched for is found in the folded part`() {
    let text = (1...100).map { "line \($0)" }.joined(separator: "\n")
    var stage = Stage(24, 80, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    stage.open(
      "notes",
      blocks: [Block(id: BlockID(1), time: Stage.start, content: .prompt(Prompt(text: text, delivery: .taken)))])
    stage.press("F3", "/")
    stage.type("line 77")
    stage.press("Enter")
    #expect(stage.shows("line 77"))
  }
}
