import Conversation
import Terminal
import Testing

@testable import ChatUI

/// The mouse, which is off until it is asked for.
@Suite struct MouseTests {
  private func stage(_ rows: Int = 24, _ columns: Int = 80) -> Stage {
    var stage = BrowseTests.stage(rows, columns)
    stage.receive(.sessions([stage.current("notes"), stage.summary("other", place: 1)]))
    stage.press("Ctrl+X", "v")
    return stage
  }

  private func click(_ stage: inout Stage, _ row: Int, _ column: Int) {
    stage.input(.mouse(Mouse(.press, .left, at: Position(row: row, column: column))))
    stage.input(.mouse(Mouse(.release, .left, at: Position(row: row, column: column))))
  }

  private func row(of words: String, _ stage: Stage) -> Int {
    (0..<stage.size.rows).first { stage.frame.screen.text(row: $0).contains(words) } ?? -1
  }

  @Test func `it is off, then on, then off`() {
    var stage = BrowseTests.stage()
    let before = stage.frame
    stage.input(.mouse(Mouse(.scrollUp, at: Position(row: 5, column: 40))))
    click(&stage, 1, 3)
    #expect(stage.frame == before)
    stage.press("Ctrl+X", "v")
    #expect(stage.takeEffects().contains(.setMouse(true)))
    stage.press("Ctrl+X", "v")
    #expect(stage.takeEffects().contains(.setMouse(false)))
  }

  @Test func `the wheel scrolls what is under it`() {
    var stage = stage(14, 80)
    stage.input(.mouse(Mouse(.scrollUp, at: Position(row: 5, column: 40))))
    #expect(stage.state.pane?.transcript.isFollowing == false)
    stage.input(.mouse(Mouse(.scrollDown, at: Position(row: 5, column: 40))))
    #expect(stage.state.pane?.transcript.isFollowing == true)
    stage.press("Ctrl+X", "P")
    let first = stage.screen
    stage.input(.mouse(Mouse(.scrollDown, at: Position(row: 5, column: 40))))
    #expect(stage.screen != first && stage.state.overlay != nil)
  }

  @Test func `the wheel scrolls a long draft and a long list of sessions`() {
    var stage = stage(24, 80)
    stage.type((1...30).map { "word\($0)" }.joined(separator: " "))
    for number in 1...40 {
      stage.press("Ctrl+J")
      stage.type("row \(number)")
    }
    let area = stage.state.layout.composer
    stage.look()
    #expect(stage.shows("row 40"))
    for _ in 0..<4 { stage.input(.mouse(Mouse(.scrollUp, at: Position(row: area.row, column: area.column + 4)))) }
    #expect(!stage.shows("row 40") && stage.frame.cursor != nil)
    for _ in 0..<4 { stage.input(.mouse(Mouse(.scrollDown, at: Position(row: area.row, column: area.column + 4)))) }
    #expect(stage.shows("row 40"))
    stage.receive(.sessions((0..<60).map { stage.summary($0 == 0 ? "notes" : "session \($0)", place: $0) }))
    #expect(stage.shows("session 1 ") && !stage.shows("session 30"))
    for _ in 0..<10 { stage.input(.mouse(Mouse(.scrollDown, at: Position(row: 5, column: 3)))) }
    #expect(stage.shows("session 30") && !stage.state.sidebar.isFocused)
    // Another session at hand is shown again.
    stage.press("Ctrl+X", "3")
    #expect(stage.shows("session 2 "))
  }

  @Test func `a click opens a session, folds a block, places the cursor`() {
    var stage = stage()
    click(&stage, 2, 5)
    #expect(stage.state.current == SessionID("other"))
    click(&stage, 1, 5)
    #expect(stage.state.current == SessionID("notes"))
    let tool = row(of: "Bash", stage)
    click(&stage, tool, 40)
    #expect(stage.screen.contains("line 3 of the output"))
    click(&stage, row(of: "Bash", stage), 40)
    #expect(!stage.screen.contains("line 3 of the output"))
    stage.type("hello world")
    let composer = row(of: "hello world", stage)
    let column = stage.state.layout.composer.column + Composer.indent
    click(&stage, composer, column + 5)
    stage.type(",")
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "hello, world")
  }

  @Test func `dragging selects rows, and letting go copies their source`() {
    var stage = stage(40, 80)
    let first = row(of: "let needle", stage)
    stage.input(.mouse(Mouse(.press, .left, at: Position(row: first, column: 40))))
    stage.input(.mouse(Mouse(.drag, .left, at: Position(row: first + 1, column: 42))))
    #expect(stage.frame.screen.rows(of: "selection").count == 2)
    stage.input(.mouse(Mouse(.release, .left, at: Position(row: first + 1, column: 42))))
    #expect(stage.takeEffects().contains(.copy("let needle = 1\nlet hay = 2")))
    #expect(stage.state.pane?.transcript.browse == nil)
    #expect(stage.screen.contains("Copied the selection: 2 lines."))
  }

  @Test(arguments: 0..<20) func `stray reports do no harm`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var stage = stage(Int.random(in: 1...30, using: &random), Int.random(in: 1...100, using: &random))
    stage.receive(.requests(SessionID("notes"), [Samples.request()]))
    let actions: [Mouse.Action] = [.press, .release, .drag, .move, .scrollUp, .scrollDown]
    let buttons: [Mouse.Button] = [.left, .left, .middle, .right, .none]
    let keys = ["F3", "Escape", "F2", "F4", "/", "n", "v", "Enter", "F1", "PageUp", "Ctrl+X", "P", "L"]
    for _ in 0..<200 {
      if Int.random(in: 0..<4, using: &random) == 0 {
        let key = keys.randomElement(using: &random) ?? "F3"
        stage.press(key)
        continue
      }
      let place = Position(
        row: Int.random(in: -2...40, using: &random), column: Int.random(in: -2...120, using: &random))
      stage.input(
        .mouse(
          Mouse(
            actions.randomElement(using: &random) ?? .press, buttons.randomElement(using: &random) ?? .left, at: place))
      )
    }
    #expect(!stage.effects.contains { if case .command(.answer) = $0 { true } else { false } })
  }
}
