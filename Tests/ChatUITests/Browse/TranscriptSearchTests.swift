import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Searching inside the transcript.
@Suite struct TranscriptSearchTests {
  private func row(_ stage: Stage) -> String {
    guard let cursor = stage.state.pane?.transcript.browse?.shown?.cursor else { return "" }
    return stage.frame.screen.text(row: cursor + 1)
  }

  @Test func `it finds as one types, lights all and counts`() throws {
    var stage = BrowseTests.stage(40, 80)
    stage.press("F3", "/")
    stage.type("needle")
    // The prompt, the code and the folded thought hold it; the nearest above is the thought, which unfolds.
    #expect(stage.screen.contains("3/3"))
    #expect(row(stage).contains("The Needle is in"))
    let lit = stage.frame.screen.rows(of: "match")
    #expect(lit.count == 2)
    stage.press("Enter", "n")
    #expect(stage.screen.contains("1/3"))
    #expect(row(stage).contains("First question"))
    stage.press("n")
    #expect(row(stage).contains("let needle = 1"))
    stage.press("N", "N")
    #expect(stage.screen.contains("3/3"))
    stage.press("Escape")
    #expect(stage.shows("BROWSE") && !stage.shows("3/3"))
  }

  @Test func `a capital counts`() {
    var stage = BrowseTests.stage(40, 80)
    stage.press("F3", "/")
    stage.type("Needle")
    #expect(stage.screen.contains("1/1"))
    stage.press("Ctrl+U")
    stage.type("nothing of that")
    #expect(stage.screen.contains("not found"))
    stage.press("Enter")
    #expect(stage.screen.contains("is not in this transcript"))
  }

  @Test func `Esc while typing goes back and folds again`() {
    var stage = BrowseTests.stage(40, 80)
    stage.press("F3")
    let place = stage.state.pane?.transcript.browse?.cursor.place
    stage.press("/")
    stage.type("line 3 of")
    #expect(stage.screen.contains("line 3 of the output"))
    stage.press("Escape")
    #expect(!stage.screen.contains("line 3 of the output"))
    #expect(stage.state.pane?.transcript.browse?.cursor.place == place)
  }

  @Test func `words are found where the screen broke them`() {
    var stage = BrowseTests.stage(24, 40)
    let text =
      "Some words that are wrapped by the screen, and a_very_long_word_that_fits_into_no_row_of_a_screen_at_all."
    stage.receive(
      .transcript(SessionID("notes"), .put(Block(id: BlockID(50), time: Scene.start, content: Scene.text(text)))))
    stage.press("F3", "/")
    stage.type("that are wrapped by the screen, and")
    #expect(stage.screen.contains("1/1"))
    stage.press("Ctrl+U")
    stage.type("row_of_a_screen_at_all")
    #expect(stage.screen.contains("1/1"))
  }

  @Test func `older blocks are loaded until it is found`() {
    var stage = BrowseTests.stage(24, 80, hasEarlier: true)
    stage.receive(.earlier(SessionID("notes"), blocks: [filler(100)], hasEarlier: true))
    stage.wait(0)
    stage.press("F3", "/")
    stage.type("haystack")
    #expect(stage.screen.contains("not in what is loaded"))
    _ = stage.commands()
    stage.press("Enter")
    stage.wait(0)
    #expect(stage.commands() == [])
    stage.receive(.earlier(SessionID("notes"), blocks: (60..<100).map(filler), hasEarlier: true))
    stage.wait(0)
    stage.wait(0)
    #expect(
      stage.commands().contains { if case .loadEarlier(_, BlockID(60), 2000) = $0 { true } else { false } })
    stage.receive(
      .earlier(
        SessionID("notes"),
        blocks: [Block(id: BlockID(1), time: Scene.start, content: Scene.text("the haystack"))]
          + (2..<60).map(filler), hasEarlier: true))
    stage.wait(0)
    stage.wait(0)
    #expect(row(stage).contains("the haystack"))
    #expect(stage.screen.contains("1/1"))
  }

  @Test func `Esc ends loading, and what is nowhere is told`() {
    var stage = BrowseTests.stage(24, 80, hasEarlier: true)
    stage.press("F3", "/")
    stage.type("haystack")
    stage.press("Enter")
    #expect(stage.screen.contains("searching earlier"))
    stage.press("Escape")
    #expect(!stage.screen.contains("searching earlier"))
    stage.press("n")
    stage.receive(.earlier(SessionID("notes"), blocks: (60..<100).map(filler), hasEarlier: false))
    stage.wait(0)
    stage.wait(0)
    #expect(stage.screen.contains("is not in this transcript"))
  }

  @Test func `a jump lights the words, and n goes on`() {
    var stage = BrowseTests.stage(24, 80)
    stage.state.panes[SessionID("notes")]?.transcript.jump(to: BlockID(5), matching: "line 2 of")
    stage.look()
    #expect(row(stage).contains("line 2 of the output"))
    stage.wait(0)
    #expect(stage.screen.contains("1/1"))
    stage.state.panes[SessionID("notes")]?.transcript.jump(to: BlockID(2), matching: "NEEDLE")
    stage.look()
    #expect(row(stage).contains("An answer."))
    stage.state.panes[SessionID("notes")]?.transcript.jump(to: BlockID(2), matching: "needle")
    stage.look()
    stage.wait(0)
    stage.press("N")
    #expect(row(stage).contains("First question"))
  }

  private func filler(_ id: Int) -> Block {
    Block(id: BlockID(Int64(id)), time: Scene.start, content: Scene.text("filler \(id)"))
  }

  private func filler(_ id: Int64) -> Block { filler(Int(id)) }
}

extension ScreenBuffer {
  /// The rows in which something means `style`.
  func rows(of style: StyleName) -> [Int] {
    (0..<size.rows).filter { row in (0..<size.columns).contains { self[row, $0].style == style } }
  }
}
