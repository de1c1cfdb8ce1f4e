import Conversation
import Terminal
import Testing

@testable import ChatUI

/// What joiners join is shown side by side everywhere alike, and is one character to keys and what is copied.
@Suite struct JoinedCharacterTests {
  private static let coder = "👩‍💻"
  private static let family = "👨‍👩‍👧‍👦"

  @Test func `the cursor stands after all of it and goes over it at once`() {
    var stage = Stage(20, 60)
    stage.type("x")
    let before = stage.frame.cursor?.column ?? 0
    for character in [Self.coder, Self.family] {
      stage.press("Ctrl+u")
      stage.input(.paste("x" + character))
      let columns = TextWidth.columns(character)
      #expect(stage.frame.cursor?.column == before + columns)
      stage.press("Left")
      #expect(stage.frame.cursor?.column == before)
      stage.press("Delete")
      #expect(stage.state.pane?.composer.text == "x")
    }
  }

  @Test func `it looks alike in the sidebar, the transcript and a table, and is copied as it was`() {
    var stage = Stage(20, 80, fresh: true)
    let name = "team " + Self.coder
    stage.receive(.sessions([stage.summary(name, place: 0)]))
    let text = "By \(Self.family) and \(Self.coder)\n\n| who | what |\n|---|---|\n| \(Self.coder) | code |\n| a | b |"
    stage.open(name, blocks: Scene.blocks([Scene.text(text)]))
    #expect(stage.shows("team 👩💻"))
    #expect(stage.shows("By 👨👩👧👦 and 👩💻"))
    #expect(stage.shows("👩💻 │ code") && stage.shows("a    │ b"))
    stage.press("F3", "y")
    let copied = stage.takeEffects().compactMap { if case .copy(let text) = $0 { text } else { nil } }
    #expect(copied == [text])
  }
}
