import Conversation
import Terminal
import Testing

@testable import ChatUI

private let notes = SessionID("notes")

/// What is being written to a request reaches no other one when that request goes away, and is not lost.
@Suite struct NoteTests {
  private let next = Samples.request("r2", input: #"{"command":"rm -rf /"}"#)

  private func writing(_ text: String = "because ") -> Stage {
    var stage = Stage()
    stage.receive(.requests(notes, [Samples.request("r1"), next]))
    stage.wait(600)
    stage.press("F4", "e")
    stage.type(text)
    _ = stage.takeEffects()
    return stage
  }

  @Test func `words that go on after the request is gone answer no other one`() {
    var stage = writing()
    stage.receive(.requests(notes, [next]))
    #expect(stage.shows("No longer open: Allow Bash?"))
    stage.wait(1_000)
    for letter in "you may do any of it" {
      stage.type(String(letter))
      stage.wait(600)
    }
    stage.press("Enter")
    #expect(stage.commands() == [])
    #expect(stage.shows("nothing was sent"))
    #expect(stage.shows("because you may do any of it"))
    stage.press("Escape")
    #expect(stage.shows("rm -rf /"))
    stage.wait(1_000)
    stage.press("y")
    #expect(stage.commands() == [])
    stage.press("Backspace", "Up")
    #expect(stage.state.draft(of: notes)?.text == "because you may do any of it")
  }

  @Test func `the words are kept too where no other request is open`() {
    var stage = writing()
    stage.receive(.requests(notes, []))
    stage.type("no")
    stage.press("Escape", "Up")
    #expect(stage.state.draft(of: notes)?.text == "because no")
    #expect(!stage.shows("No longer open"))
  }

  @Test func `a request that is open after all is answered`() {
    var stage = writing("no")
    stage.receive(.requests(notes, []))
    stage.receive(.requests(notes, [next, Samples.request("r1")]))
    #expect(!stage.shows("No longer open"))
    stage.press("Enter")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .deny(note: "no"))])
  }

  @Test func `a request that goes while it is read takes the focus along`() {
    var stage = Stage()
    stage.receive(.requests(notes, [Samples.request("r1"), next]))
    stage.wait(600)
    stage.press("F4")
    stage.receive(.requests(notes, [next]))
    stage.wait(1_000)
    stage.press("y", "a", "d")
    #expect(stage.commands() == [])
    #expect(stage.state.draft(of: notes)?.text == "yad")
    #expect(stage.shows("F4 answers it"))
  }

  @Test func `after an answer of one's own the next request is at hand`() {
    var stage = writing("no")
    stage.press("Enter")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .deny(note: "no"))])
    stage.wait(600)
    stage.press("d")
    #expect(stage.commands() == [.answer(notes, RequestID("r2"), .deny(note: nil))])
    stage.press("Up")
    #expect(stage.state.draft(of: notes)?.text.isEmpty != false)
  }

  @Test func `a note that was left is there the next time`() {
    var stage = writing()
    stage.press("Escape")
    #expect(!stage.shows("because"))
    stage.press("e")
    #expect(stage.shows("because"))
    // Also after a look at another session.
    stage.receive(.summary(stage.summary("parser", place: 1)))
    stage.press("Alt+2", "Alt+1", "F4", "e")
    stage.type("no")
    stage.wait(600)
    _ = stage.takeEffects()
    stage.press("Enter")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .deny(note: "because no"))])
  }

  @Test func `a note in the inbox reaches no other request either`() {
    var stage = Stage()
    stage.receive(.summary(stage.summary("parser", place: 1)))
    stage.receive(.requests(SessionID("parser"), [Samples.request("r1", session: "parser")]))
    stage.receive(.requests(notes, [next]))
    stage.press("Ctrl+X", "i")
    stage.wait(600)
    let isParser = stage.shows("swift test")
    stage.press("e")
    stage.type("because ")
    stage.receive(.requests(isParser ? SessionID("parser") : notes, []))
    for letter in "no way, you may not" {
      stage.type(String(letter))
      stage.wait(600)
    }
    stage.press("Enter")
    #expect(stage.commands() == [])
    #expect(stage.shows("because no way, you may not"))
    stage.press("Escape")
    #expect(stage.shows("is kept: Up in the composer"))
    stage.press("Escape")
    if isParser { stage.press("Alt+2") }
    stage.press("Up")
    #expect(stage.state.draft(of: isParser ? SessionID("parser") : notes)?.text == "because no way, you may not")
  }

  @Test func `a note left with the inbox is kept`() {
    var stage = Stage()
    stage.receive(.requests(notes, [next]))
    stage.press("Ctrl+X", "i")
    stage.wait(600)
    stage.press("e")
    stage.type("because")
    stage.press("Escape", "Escape")
    #expect(stage.shows("is kept: Up in the composer"))
    stage.press("Up")
    #expect(stage.state.draft(of: notes)?.text == "because")
  }
}
