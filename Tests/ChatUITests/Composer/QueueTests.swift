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

  @Test func `a held prompt that is edited goes back to its place`() throws {
    var stage = stage()
    stage.press("j", "Enter")
    #expect(stage.commands() == [.withdraw(notes, PromptID("a"))])
    stage.receive(.withdrawn(notes, prompt: Prompt(id: PromptID("a"), text: "first", delivery: .held)))
    stage.type(" again")
    _ = stage.commands()
    stage.press("Tab")
    let commands = stage.commands()
    guard case .submit(_, let prompt, holds: true) = try #require(commands.first) else { return #expect(Bool(false)) }
    #expect(prompt.text == "first again")
    #expect(commands.contains(.reorder(notes, prompt.id, to: 1)))
    // The next one is a new one.
    stage.type("third")
    _ = stage.commands()
    stage.press("Tab")
    #expect(!stage.commands().contains { if case .reorder = $0 { true } else { false } })
  }

  @Test func `c sets all aside after a question, and Up brings them back`() {
    var stage = stage()
    stage.press("c")
    #expect(stage.shows("Clear the queue?"))
    stage.press("n")
    #expect(stage.commands() == [])
    // No leads back to the queue.
    stage.press("c", "y")
    #expect(
      stage.commands() == [
        .withdraw(notes, PromptID("w")), .discard(notes, PromptID("a")), .discard(notes, PromptID("b")),
      ])
    stage.receive(.withdrawn(notes, prompt: Prompt(id: PromptID("w"), text: "sent")))
    #expect(stage.state.draft(of: notes)?.text == "")
    stage.press("Up", "Up")
    #expect(stage.state.draft(of: notes)?.text == "second")
  }

  @Test func `the prompt at hand stays so when one before it is taken in`() {
    var stage = stage()
    stage.press("j")
    let rest = Array(stage.state.pane?.queue.dropFirst() ?? [])
    stage.receive(.queue(notes, rest))
    #expect(stage.shows("› held      first"))
    stage.press("s")
    #expect(stage.commands() == [.sendHeld(notes, PromptID("a"))])
    // Once it is gone itself no key means another before that is on the screen.
    _ = stage.state.receive(.queue(notes, Array(rest.dropFirst())), now: stage.now)
    stage.press("D")
    #expect(stage.commands() == [])
    stage.press("D")
    #expect(stage.commands() == [.discard(notes, PromptID("b"))])
  }

  @Test func `it works on a small screen`() {
    let stage = stage(12, 40)
    #expect(stage.shows("› waiting   sent"))
    #expect(stage.shows("held      second"))
  }
}
