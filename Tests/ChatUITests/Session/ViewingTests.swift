import Conversation
import Terminal
import Testing

@testable import ChatUI

/// A session that another Skein has.
@Suite struct ViewingTests {
  private func stage(_ rows: Int = 24, _ columns: Int = 100, status: SessionStatus = .working) -> Stage {
    var stage = Stage(rows, columns)
    stage.update("notes") {
      $0.status = status
      $0.owner = SessionOwner(process: 4711)
    }
    stage.open("notes", blocks: Samples.chat)
    return stage
  }

  @Test func aPromptIsKeptAndTheUserTold() {
    var stage = stage()
    stage.type("my words")
    stage.press("Enter")
    #expect(stage.commands().isEmpty)
    #expect(stage.shows("my words"))
    #expect(stage.shows("process 4711"))
    #expect(stage.shows("Ctrl+X T"))
  }

  @Test func aKeyAsksForItAndThePromptIsSentOnceItIsHere() {
    var stage = stage()
    stage.type("my words")
    stage.press("Ctrl+X", "T")
    #expect(stage.commands() == [.takeOver(SessionID("notes"))])
    stage.update("notes") {
      $0.owner = nil
      $0.status = .asleep
    }
    stage.open("notes", blocks: Samples.chat, draft: Draft(text: "theirs", cursor: 0))
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "my words")
    stage.press("Enter")
    guard case .submit(_, let prompt, _)? = stage.commands().first else {
      Issue.record("nothing was sent")
      return
    }
    #expect(prompt.text == "my words")
    // What stood in the composer there is not lost either.
    stage.press("Up", "Up")
    #expect(stage.shows("theirs"))
  }

  @Test(arguments: [["Ctrl+X", "D"], ["Ctrl+X", "A"], ["F2", "D"]])
  func itIsNeitherDeletedNorPutAwayFromHere(_ keys: [String]) {
    var stage = stage()
    for key in keys { stage.press(key) }
    #expect(stage.state.overlay == nil)
    #expect(stage.commands().isEmpty)
    #expect(stage.shows("“notes” stays in the list"))
    #expect(!stage.shows("is in the trash"))
    #expect(!stage.shows("is put away"))
  }

  @Test func thatItWasAskedForIsSaidOnlyUntilItIsHere() {
    var stage = stage()
    stage.press("Ctrl+X", "T")
    #expect(stage.shows("to let go…"))
    stage.update("notes") { $0.owner = nil }
    #expect(!stage.shows("to let go…"))
  }

  @Test func theDraftOfTheOwnerComesWithTheSession() {
    var stage = stage()
    stage.update("notes") { $0.owner = nil }
    stage.open("notes", blocks: Samples.chat, draft: Draft(text: "theirs", cursor: 6))
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "theirs")
  }

  @Test func takingOverWhatIsHereSaysSo() {
    var stage = Stage()
    stage.press("Ctrl+X", "T")
    #expect(stage.commands().isEmpty)
    #expect(stage.shows("No other Skein has this session."))
  }

  @Test func leavingDoesNotAskForTurnsThatRunElsewhere() {
    var stage = stage()
    stage.press("Ctrl+X", "Q")
    #expect(stage.takeEffects().contains(.quit))
  }
}
