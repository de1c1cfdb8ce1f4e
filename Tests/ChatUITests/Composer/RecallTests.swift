import Conversation
import Terminal
import Testing

@testable import ChatUI

@Suite struct RecallTests {
  private let notes = SessionID("notes")

  @Test func `the search has the prompts of this session first, then those of all`() {
    var stage = Stage(fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    stage.open("notes", blocks: Samples.chat)
    stage.press("Ctrl+R")
    #expect(stage.commands() == [.recallPrompts(count: 500)])
    stage.type("r")
    stage.receive(
      .promptsRecalled([Prompt(text: "Thanks. Run the tests."), Prompt(text: "Rewrite the parser"), Prompt(text: "")]))
    guard case .picker(let picker)? = stage.state.overlay else {
      Issue.record("no list")
      return
    }
    #expect(
      picker.items.map(\.value) == ["Thanks. Run the tests.", "What does the sidebar show?", "Rewrite the parser"])
    #expect(picker.query.text == "r")
    stage.press("Backspace", "Ctrl+R", "Ctrl+R", "Enter")
    #expect(stage.state.draft(of: notes)?.text == "Rewrite the parser")
  }

  @Test func `a picture of an earlier prompt is one again`() {
    let image = PromptImage(path: "/tmp/a.png", label: "[image: a.png 3x2, 1 kB]")
    var stage = Stage(fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    stage.open(
      "notes",
      blocks: [Samples.block(1, .prompt(Prompt(text: "see \(image.label)", delivery: .taken, images: [image])))])
    stage.press("Up")
    #expect(stage.state.draft(of: notes)?.images == [image])
  }

  @Test func `what comes when the list is closed changes nothing`() {
    var stage = Stage()
    stage.press("Ctrl+R", "Escape")
    stage.receive(.promptsRecalled([Prompt(text: "late")]))
    #expect(stage.state.overlay == nil)
  }
}
