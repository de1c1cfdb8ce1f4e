import Conversation
import Terminal
import Testing

@testable import ChatUI

@Suite struct TasksTests {
  private func task(_ id: String, _ summary: String, isAgent: Bool = false) -> BackgroundTask {
    BackgroundTask(
      id: id, toolCall: nil, summary: summary, isAgent: isAgent, isInBackground: true, began: Stage.start)
  }

  @Test func listsWhatRunsInAllSessionsAndStopsIt() {
    var stage = Stage()
    stage.receive(.summary(stage.summary("fox", place: 1)))
    stage.receive(.tasks(SessionID("notes"), [task("t1", "make test")]))
    var agent = task("t2", "Look around", isAgent: true)
    agent.activity = "Reading hello.py"
    stage.receive(.tasks(SessionID("fox"), [agent]))
    stage.press("Ctrl+X", "k")
    #expect(stage.shows("make test") && stage.shows("in notes, 0s"))
    #expect(stage.shows("Look around") && stage.shows("in fox, 0s: Reading hello.py"))
    #expect(stage.state.nextTick(after: stage.now) == Timestamp(milliseconds: stage.now.milliseconds + 1_000))
    stage.wait(5_000)
    #expect(stage.shows("in notes, 5s"))
    stage.press("j", "s")
    #expect(stage.commands() == [.stopTask(SessionID("fox"), "t2")])
    stage.receive(.tasks(SessionID("fox"), []))
    #expect(!stage.shows("Look around"))
    stage.press("s")
    #expect(stage.commands() == [.stopTask(SessionID("notes"), "t1")])
    stage.receive(.tasks(SessionID("notes"), []))
    #expect(stage.shows("Nothing runs beside the turns."))
    stage.press("s", "Enter", "Esc")
    #expect(stage.commands().isEmpty && stage.state.overlay == nil)
  }

  @Test func leavingNamesWhatRunsInTheBackground() {
    var stage = Stage()
    stage.receive(.tasks(SessionID("notes"), [task("t1", "make test")]))
    stage.press("Ctrl+X", "Q")
    #expect(stage.shows("notes: make test"))
    #expect(!stage.takeEffects().contains(.quit))
    stage.press("y")
    #expect(stage.takeEffects().contains(.quit))
  }
}
