import Conversation
import Terminal
import Testing

@testable import ChatUI

private let notes = SessionID("notes")

/// The forms: exporting a session, making one with its options.
@Suite struct FormTests {
  private func one(_ size: Size = Size(rows: 24, columns: 80)) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true, agents: ["claude", "demo"])
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    stage.open("notes", blocks: Samples.chat)
    _ = stage.takeEffects()
    return stage
  }

  private func orders(_ stage: inout Stage) -> [Effect] {
    stage.takeEffects().filter {
      switch $0 {
      case .export, .newSession, .listTemplates: true
      default: false
      }
    }
  }

  @Test func `an export goes where its form says`() {
    var stage = one()
    stage.press("Ctrl+X", "x")
    #expect(stage.shows("~/skein/notes.md"))
    stage.press("Right", "Right")
    #expect(stage.shows("~/skein/notes.html"))
    stage.press("Enter")
    let order = ExportOrder(session: notes, format: .html, path: "/home/ada/skein/notes.html")
    #expect(orders(&stage) == [.export(order)])
    stage.receive(.exported(order, .written))
    #expect(stage.shows("Written to ~/skein/notes.html"))
    stage.press("Ctrl+X", "x")
    stage.type("j")
    stage.press("Tab", "Ctrl+U")
    stage.type("../out/it.txt")
    stage.press("Enter")
    #expect(orders(&stage) == [.export(ExportOrder(session: notes, format: .json, path: "/home/ada/out/it.txt"))])
  }

  @Test func `a file that is there is replaced only after a question`() {
    var stage = one()
    var order = ExportOrder(session: notes, format: .markdown, path: "/home/ada/skein/notes.md")
    stage.receive(.exported(order, .exists))
    #expect(stage.shows("Replace the file?"))
    stage.press("Escape")
    #expect(orders(&stage) == [])
    stage.receive(.exported(order, .exists))
    // A letter of a word that is being written.
    stage.press("y")
    #expect(orders(&stage) == [])
    stage.wait(600)
    stage.press("y")
    order.replaces = true
    #expect(orders(&stage) == [.export(order)])
    stage.receive(.exported(order, .failed("/x cannot be written: No space left on device.")))
    #expect(stage.shows("No space left"))
  }

  @Test func `a path without a name is no file`() {
    var stage = one()
    stage.press("Ctrl+X", "x", "Tab", "Ctrl+U", "Enter")
    #expect(stage.shows("The file needs a name."))
    #expect(orders(&stage) == [])
    #expect(ChatState.fileName(for: "../a b/c\u{1B}[0m") == "a-b-c[0m")
    #expect(ChatState.fileName(for: "..") == "session")
  }

  @Test func `a new session is given its options`() {
    var stage = one()
    stage.press("Ctrl+X", "n")
    stage.type("auth")
    stage.press("Tab")
    #expect(orders(&stage) == [.listTemplates])
    stage.receive(
      .templates([
        TemplateSummary(name: "code_review", summary: "Reviews code.", namePrefix: "review"),
        TemplateSummary(
          name: "broken", summary: "", namePrefix: "broken", problem: "broken.json5:3: a comma is missing"),
      ]))
    stage.type("c")
    #expect(stage.shows("It will be called review-NAME."))
    stage.press("Tab", "Right", "Right", "Tab")
    stage.type("opus")
    stage.press("Tab")
    stage.type("p")
    stage.press("Tab", "Ctrl+U")
    stage.type("~/other")
    stage.press("Enter")
    let order = NewSessionOrder(
      name: "auth", template: "code_review", agent: "demo", model: "opus", permissionMode: .plan,
      folder: "/home/ada/other")
    #expect(orders(&stage) == [.newSession(order)])
    // What is typed meanwhile belongs to it.
    stage.type("hello")
    let made = stage.summary("review-auth", place: 1)
    stage.receive(.summary(made))
    stage.receive(.opened(SessionView(summary: made, transcript: Transcript())))
    #expect(stage.state.draft(of: made.id)?.text == "hello")
  }

  @Test func `what cannot be made comes back to be corrected`() {
    var stage = one()
    stage.press("Ctrl+X", "n", "Tab", "Shift+Tab")
    stage.type("x")
    stage.press("Enter")
    stage.receive(.problem(Problem(.usage, "There is no folder /nowhere.")))
    #expect(stage.shows("There is no folder /nowhere."))
    #expect(stage.state.overlay != nil)
    stage.type("y")
    stage.press("Enter")
    let order = NewSessionOrder(name: "xy", folder: "/home/ada/skein")
    #expect(orders(&stage).last == .newSession(order))
  }

  @Test func `a template's words end before its name is told`() {
    for summary in ["Reviews code", "Reviews code.", ""] {
      var stage = Stage()
      stage.press("Ctrl+X", "n", "Tab")
      stage.receive(.templates([TemplateSummary(name: "review", summary: summary, namePrefix: "r")]))
      stage.press("Right")
      #expect(stage.shows(summary.isEmpty ? "│ It will be called r-NAME." : "Reviews code. It will be called r-NAME."))
    }
  }
}
