import Conversation
import Terminal
import Testing

@testable import ChatUI

/// The last row: what is true, then the keys that count, then the rest.
@Suite struct StatusLineTests {
  private func status(_ stage: Stage) -> String { stage.frame.screen.text(row: stage.size.rows - 1) }

  @Test func `the key that matters stays before what a session costs`() {
    for columns in [40, 60, 80, 120] {
      var stage = Portrait.chat(Size(rows: 24, columns: columns))
      #expect(status(stage).contains("Ctrl+X more"), "\(columns)")
      stage.update("notes") { $0.status = .working }
      stage.wait(65_000)
      #expect(status(stage).contains("working 1:05"), "\(columns)")
      #expect(status(stage).contains("Esc interrupt"), "\(columns)")
      #expect(TextWidth.columns(status(stage)) <= columns)
    }
  }

  @Test func `a mode that is not the usual one comes before the model`() throws {
    var stage = Portrait.chat(Size(rows: 24, columns: 40))
    #expect(!status(stage).contains("plan"))
    stage.update("notes") { $0.permissionMode = .plan }
    #expect(status(stage).contains("ready · plan"))
    // Nothing is asked any more: whatever the width, that is told.
    stage.update("notes") { $0.permissionMode = .bypass }
    #expect(status(stage).contains("ready · bypassPermissions"))
    stage.update("notes") { $0.status = .working }
    #expect(status(stage).contains("working 0s · bypassPermissions"))
  }

  @Test func `the sidebar's keys are all told while it has the focus`() {
    var stage = Portrait.crowd(Size(rows: 24, columns: 80))
    stage.press("F2")
    for hint in ["Enter open", "Esc back", "/ filter", "p pin", "D delete"] { #expect(status(stage).contains(hint)) }
    stage.press("/")
    #expect(status(stage).contains("Enter open"))
    stage.type("nowhere")
    #expect(!status(stage).contains("Enter open"))
    #expect(status(stage).contains("Esc all"))
  }

  /// Neither the leader nor F1 do anything over the screen.
  @Test func `what lies over the screen tells its keys alone`() {
    var stage = Portrait.chat(Size(rows: 24, columns: 80))
    stage.press("Ctrl+X", "t")
    #expect(!status(stage).contains("Ctrl+X more"))
    stage.press("Esc")
    #expect(status(stage).contains("Ctrl+X more"))
  }

  @Test func `what can follow the leader is told whole on a usual screen`() {
    for size in [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120)] {
      var stage = Portrait.chat(size)
      stage.press("Ctrl+X")
      #expect(stage.shows("U usage"), "\(size)")
      #expect(stage.shows("Q quit"), "\(size)")
    }
  }
}
