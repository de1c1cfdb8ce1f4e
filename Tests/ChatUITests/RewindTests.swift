import Conversation
import Terminal
import Testing

@testable import ChatUI

@Suite struct RewindTests {
  private let id = SessionID("notes")

  private func stage(_ rows: Int = 24, _ columns: Int = 80) -> Stage {
    var stage = Stage(rows, columns)
    stage.open("notes", blocks: [BranchingTests.prompt(1, "draw a fox"), BranchingTests.prompt(2, "colour it red")])
    return stage
  }

  @Test func showsTheFilesBeforeItTakesThemBack() {
    var stage = stage()
    stage.press("Ctrl+X", "u", "Down", "Enter")
    #expect(stage.commands() == [.previewRewind(id, to: "p1")])
    #expect(stage.shows("Asking the agent which files would change"))
    // Not before the files are on the screen.
    stage.press("Enter")
    #expect(stage.commands().isEmpty)
    stage.receive(
      .filesRewound(
        id, FileRewind(prompt: "p1", isDry: true, files: ["/home/ada/skein/fox.svg"], insertions: 1, deletions: 2)))
    #expect(stage.shows("1 file changes back, +1 -2 lines") && stage.shows("~/skein/fox.svg"))
    stage.press("Enter")
    #expect(stage.commands() == [.rewind(id, to: "p1", files: true, conversation: true)])
    stage.receive(.withdrawn(id, prompt: Prompt(text: "draw a fox")))
    #expect(stage.state.draft(of: id)?.text == "draw a fox")
  }

  @Test func theConversationAloneNeedsNoFiles() {
    var stage = stage()
    stage.press("Ctrl+X", "u", "Enter", "Down", "Enter")
    #expect(stage.commands().last == .rewind(id, to: "p2", files: false, conversation: true))
  }

  @Test func whyFilesCannotGoBackIsTold() {
    var stage = stage()
    stage.press("Ctrl+X", "u", "Enter")
    stage.receive(.filesRewound(id, FileRewind(prompt: "p2", isDry: true, problem: "No file checkpoint found.")))
    #expect(stage.shows("No file checkpoint found."))
    stage.press("Down", "Down", "Enter")
    #expect(stage.commands().allSatisfy { if case .rewind = $0 { false } else { true } })
    stage.press("Esc", "Ctrl+X", "u", "Enter")
    stage.receive(.problem(Problem(.other, session: id, "The agent has changed no files.")))
    #expect(stage.shows("Files cannot be taken back: The agent has changed no files."))
  }

  @Test func aTurnIsInterruptedFirst() {
    var stage = stage()
    stage.update("notes") { $0.status = .working }
    stage.press("Ctrl+X", "u")
    #expect(stage.shows("A turn is running"))
    #expect(stage.state.overlay == nil)
  }

  @Test func itFitsOnASmallScreen() {
    var stage = stage(12, 40)
    stage.press("Ctrl+X", "u", "Enter")
    let files = (1...40).map { "/home/ada/skein/file\($0).txt" }
    stage.receive(.filesRewound(id, FileRewind(prompt: "p2", isDry: true, files: files, insertions: 9, deletions: 9)))
    #expect(stage.shows("Conversation only") && stage.shows("40 files change back") && stage.shows("more"))
  }

  @Test func whatWasTakenBackIsShownAsSuch() {
    var stage = Stage()
    let notice = Notice(.info, .rewound, "Taken back.", since: BlockID(2))
    let after = Block(id: BlockID(3), time: Stage.start, content: .notice(notice))
    stage.open("notes", blocks: [BranchingTests.prompt(1, "draw a fox"), BranchingTests.prompt(2, "colour it red")])
    stage.receive(.transcript(id, .put(after)))
    let pane = stage.state.panes[id]?.transcript
    #expect(pane?.rewound == [BlockID(2)..<BlockID(3)])
    #expect(stage.shows("colour it red"))
    // It can be chosen no more.
    stage.press("Ctrl+X", "u")
    #expect(stage.commands().isEmpty)
    if case .picker(let picker) = stage.state.overlay { #expect(picker.items.map(\.title) == ["draw a fox"]) }
  }
}
