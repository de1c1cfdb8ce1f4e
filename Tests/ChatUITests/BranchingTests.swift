import Conversation
import Terminal
import Testing

@testable import ChatUI

@Suite struct BranchingTests {
  static func prompt(_ id: Int64, _ text: String) -> Block {
    Block(
      id: BlockID(id), time: Stage.start,
      content: .prompt(Prompt(id: PromptID("p\(id)"), text: text, delivery: .taken)))
  }

  @Test func forksAtAChosenPromptAndShowsTheFork() {
    var stage = Stage()
    stage.open("notes", blocks: [Self.prompt(1, "draw a fox"), Self.prompt(2, "colour it red")])
    stage.press("Ctrl+X", "f")
    #expect(stage.shows("Fork before which prompt?") && stage.shows("The end") && stage.shows("draw a fox"))
    stage.type("fox")
    stage.press("Enter")
    #expect(stage.commands() == [.fork(SessionID("notes"), at: "p1")])
    // What is typed meanwhile belongs to the fork.
    stage.type(" better")
    stage.receive(.summary(stage.summary("notes 2", place: 1)))
    stage.open("notes 2", draft: Draft(text: "draw a fox", cursor: 10))
    #expect(stage.state.current == SessionID("notes 2"))
    #expect(stage.state.draft(of: SessionID("notes 2"))?.text == "draw a fox better")
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "")
  }

  @Test func forksAtTheEnd() {
    var stage = Stage()
    stage.open("notes", blocks: [Self.prompt(1, "draw a fox")])
    stage.press("Ctrl+X", "f", "Enter")
    #expect(stage.commands() == [.fork(SessionID("notes"), at: nil)])
  }

  @Test func aSessionWithoutPromptsSaysSo() {
    var stage = Stage()
    stage.press("Ctrl+X", "f")
    #expect(stage.shows("knows no prompt of this session"))
    #expect(stage.commands().isEmpty)
  }

  @Test func promptsThatAreNotLoadedAreAskedForAndComeIntoTheOpenList() {
    var stage = Stage()
    stage.receive(
      .opened(
        SessionView(
          summary: stage.current("notes"),
          transcript: Transcript(blocks: [Self.prompt(9, "the newest")], hasEarlier: true))))
    stage.press("Ctrl+X", "f", "Down")
    #expect(stage.commands().contains(.listPrompts(SessionID("notes"))))
    let places = [Self.prompt(1, "the first"), Self.prompt(9, "the newest")].promptPlaces
    stage.receive(.prompts(SessionID("notes"), places))
    #expect(stage.shows("the first"))
    stage.press("Enter")
    #expect(stage.commands() == [.fork(SessionID("notes"), at: "p9")])
  }
}
