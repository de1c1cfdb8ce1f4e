import Conversation
import Terminal
import Testing

@testable import ChatUI

@Suite struct QueueTests {
  private let notes = SessionID("notes")

  private func stage(_ rows: Int = 24, _ columns: Int = 80) -> Stage {
    var stage = Stage(rows, columns)
    stage.update("notes") { $0.status = .working }
    stage.receive(
      .queue(
        notes,
        [
          Prompt(id: PromptID("w"), text: "sent", delivery: .waiting),
          Prompt(id: PromptID("a"), text: "first", delivery: .held),
          Prompt(id: PromptID("b"), text: "second", delivery: .held),
        ]))
    stage.press("Ctrl+X", "q")
    return stage
  }

  @Test(arguments: [("J", "K"), ("Alt+Down", "Alt+Up")])
  func `held prompts are moved, and what is selected goes along`(down: String, up: String) {
    var stage = stage()
    stage.press("j", down)
    #expect(stage.commands() == [.reorder(notes, PromptID("a"), to: 2)])
    #expect(stage.shows("› held      first"))
    #expect(stage.state.pane?.queue.map(\.text) == ["sent", "second", "first"])
    stage.press(down)
    #expect(stage.commands() == [])
    stage.press(up, up)
    // What was sent stays in front.
    #expect(stage.commands() == [.reorder(notes, PromptID("a"), to: 1)])
    stage.press("k", down)
    #expect(stage.commands() == [])
  }

  @Test func `c sets all aside after a question, and Up brings them back`() {
    var stage = stage()
    stage.press("c")
    #expect(stage.shows("Clear the queue?"))
    stage.press("n")
    #expect(stage.commands() == [])
    stage.press("Ctrl+X", "q", "c", "y")
    #expect(
      stage.commands() == [
        .withdraw(notes, PromptID("w")), .discard(notes, PromptID("a")), .discard(notes, PromptID("b")),
      ])
    stage.receive(.withdrawn(notes, prompt: Prompt(id: PromptID("w"), text: "sent")))
    #expect(stage.state.draft(of: notes)?.text == "")
    stage.press("Up", "Up")
    #expect(stage.state.draft(of: notes)?.text == "second")
  }

  @Test func `it works on a small screen`() {
    let stage = stage(12, 40)
    #expect(stage.shows("› waiting   sent"))
    #expect(stage.shows("held      second"))
  }
}
