import Conversation
import Terminal
import Testing

@testable import ChatUI

private let notes = SessionID("notes")
private let sizes = [Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]

/// Sessions put away, deleted, brought back and removed for good, by their keys.
@Suite struct AwayPanelTests {
  private func two(_ size: Size = Size(rows: 24, columns: 80)) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0), stage.summary("parser", place: 1)]))
    stage.open("notes", blocks: Samples.chat)
    _ = stage.takeEffects()
    return stage
  }

  private static func absent(_ name: String, _ place: AbsentSession.Place, days: Int64) -> AbsentSession {
    AbsentSession(
      id: SessionID(name), name: name, folder: "/home/ada/\(name)", place: place,
      since: Timestamp(milliseconds: Stage.start.milliseconds - days * 86_400_000))
  }

  static let all = [
    absent("old plans", .trash, days: 2), absent("a session with a rather long name", .trash, days: 9),
    absent("spring", .archive, days: 12),
  ]

  private func trash(_ size: Size = Size(rows: 24, columns: 80)) -> Stage {
    var stage = two(size)
    stage.press("Ctrl+X", "R")
    #expect(stage.commands() == [.listAbsent])
    stage.receive(.absent(Self.all))
    return stage
  }

  @Test func `a session is put away at once, and a working one after a question`() {
    var stage = two()
    stage.press("Ctrl+X", "A")
    #expect(stage.commands() == [.archive(notes, true)])
    #expect(stage.shows("“notes” is put away"))
    stage.update("notes") { $0.status = .working }
    stage.press("Ctrl+X", "A")
    #expect(stage.commands() == [])
    #expect(stage.shows("Put the session away?"))
    stage.press("n")
    #expect(stage.state.overlay == nil)
    stage.press("Ctrl+X", "A", "y")
    #expect(stage.commands() == [.archive(notes, true)])
  }

  @Test func `Enter brings a session back and tells where`() {
    var stage = trash()
    #expect(stage.shows("deleted 2d"))
    #expect(!stage.shows("spring"))
    stage.press("Down", "Enter")
    #expect(stage.commands() == [.restore(Self.all[1].id)])
    stage.receive(.summary(stage.summary(Self.all[1].name, place: 2)))
    stage.receive(.absent([Self.all[0], Self.all[2]]))
    #expect(stage.shows("is back, number 3"))
    stage.press("Tab")
    #expect(stage.shows("spring"))
    #expect(stage.shows("last said 12d"))
    stage.press("Enter")
    #expect(stage.commands() == [.restore(Self.all[2].id)])
    stage.press("q")
    #expect(stage.state.overlay == nil)
    stage.press("Ctrl+X", "V")
    #expect(stage.shows("Put away"))
  }

  @Test func `removing for good asks, and then about the agent's own record`() {
    var stage = trash()
    stage.press("D")
    #expect(stage.shows("Remove it for good?"))
    #expect(stage.commands() == [])
    stage.press("Escape")
    #expect(stage.state.overlay == .away)
    stage.press("D", "y")
    #expect(stage.commands() == [.purge(Self.all[0].id)])
    stage.receive(.purged(Self.all[0].id, name: "old plans", ownRecord: "/home/ada/.claude/x.jsonl"))
    #expect(stage.shows("/home/ada/.claude/x.jsonl"))
    // Nobody has read that yet.
    stage.press("y")
    #expect(stage.commands() == [])
    stage.wait(600)
    stage.press("y")
    #expect(stage.commands() == [.removeOwnRecord(Self.all[0].id)])
    stage.receive(.absent([Self.all[2]]))
    #expect(stage.shows("The trash is empty."))
    #expect(stage.shows("“old plans” is gone for good."))
    stage.press("D", "Enter")
    #expect(stage.commands() == [])
  }

  @Test func `who writes again is only told of the agent's own record`() {
    var stage = trash()
    stage.press("D", "y", "Escape")
    stage.type("ma")
    stage.receive(.purged(Self.all[0].id, name: "old plans", ownRecord: "/home/ada/.claude/x.jsonl"))
    stage.type("y")
    #expect(stage.commands() == [.purge(Self.all[0].id)])
    #expect(stage.state.pane?.composer.text == "may")
    let told = stage.state.messages.last?.text
    #expect(told == "“old plans” is gone for good. The agent's own record stays: /home/ada/.claude/x.jsonl")
  }

  @Test func `deleting asks and tells the way back`() {
    var stage = two()
    stage.press("Ctrl+X", "D", "y")
    #expect(stage.commands() == [.delete(notes)])
    #expect(stage.shows("“notes” is in the trash: Ctrl+X R"))
  }

  @Test func `a session with something in the background is put away after a question, and deleting names it too`() {
    var stage = two()
    stage.update("notes") { $0.status = .idle }
    stage.receive(
      .tasks(
        notes,
        [
          BackgroundTask(
            id: "b1", toolCall: nil, summary: "npm run watch", isAgent: false, isInBackground: true, began: Stage.start)
        ]))
    for (key, command) in [("A", Command.archive(notes, true)), ("D", .delete(notes))] {
      stage.press("Ctrl+X", key)
      #expect(stage.commands() == [])
      #expect(stage.shows("In the background, ended by that:"))
      #expect(stage.shows("npm run watch"))
      #expect(!stage.shows("still working"))
      stage.press("Escape", "Ctrl+X", key, "y")
      #expect(stage.commands() == [command])
    }
  }

  @Test func `leaving names what goes on in the background`() {
    for size in sizes {
      var stage = two(size)
      stage.update("notes") { $0.status = .idle }
      func task(_ id: String, _ summary: String) -> BackgroundTask {
        BackgroundTask(
          id: id, toolCall: nil, summary: summary, isAgent: false, isInBackground: true, began: Stage.start)
      }
      stage.receive(.tasks(notes, [task("b1", "npm run watch"), task("b2", "swift test")]))
      stage.press("Ctrl+X", "Q")
      #expect(stage.shows("npm run watch"))
      stage.press("Escape")
      stage.update("notes") { $0.status = .asleep }
      stage.press("Ctrl+X", "Q")
      #expect(stage.takeEffects().contains(.quit))
    }
  }
}
