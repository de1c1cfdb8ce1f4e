import Conversation
import Terminal
import Testing

@testable import ChatUI

private let notes = SessionID("notes")
private let parser = SessionID("parser")

/// Two sessions on the screen, and one alone on it.
@Suite struct SplitTests {
  private func three(_ size: Size = Size(rows: 24, columns: 120)) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true)
    stage.receive(
      .sessions([
        stage.summary("notes", place: 0), stage.summary("parser", place: 1), stage.summary("third", place: 2),
      ]))
    stage.open("notes", blocks: Samples.chat)
    _ = stage.takeEffects()
    return stage
  }

  private static let reply = Samples.block(1, .text(TextBlock(text: "The parser streams here", ending: .streaming)))

  private func split(_ size: Size = Size(rows: 24, columns: 120)) -> Stage {
    var stage = three(size)
    stage.press("Ctrl+X", "s")
    #expect(stage.commands() == [.openBeside(parser)])
    stage.open("parser", blocks: [Self.reply])
    return stage
  }

  @Test func `both are seen, and the one beside streams`() {
    var stage = split()
    #expect(stage.state.current == notes)
    #expect(stage.shows("Thanks. Run the tests."))
    #expect(stage.shows("The parser streams here"))
    stage.receive(.transcript(parser, .grow(BlockID(1), " and on")))
    #expect(stage.shows("streams here and on"))
    stage.type("to notes")
    #expect(stage.state.draft(of: notes)?.text == "to notes")
  }

  private func column(of text: String, _ stage: Stage) -> Int? {
    stage.screen.split(separator: "\n").lazy.compactMap { line in
      line.range(of: text).map { line.distance(from: line.startIndex, to: $0.lowerBound) }
    }.first
  }

  @Test func `the keys go to the other, each keeping its place`() {
    var stage = split()
    let before = column(of: "The parser streams", stage)
    stage.press("Ctrl+X", "o")
    #expect(stage.commands() == [.open(parser)])
    #expect(stage.state.current == parser)
    #expect(column(of: "The parser streams", stage) == before)
    stage.type("to parser")
    stage.press("Ctrl+X", "o")
    #expect(stage.state.current == notes)
    #expect(stage.state.draft(of: parser)?.text == "to parser")
    // Going to the session beside by its number is the same.
    stage.press("Alt+2")
    #expect(stage.state.current == parser)
    #expect(stage.state.split?.other == notes)
    // A third one takes the place of the one at hand.
    stage.press("Alt+3")
    #expect(stage.state.split?.other == notes)
    stage.press("Ctrl+X", "s")
    #expect(stage.state.split == nil)
    #expect(stage.commands().last == .openBeside(nil))
  }

  @Test func `what is read beside is no longer unread`() {
    var stage = split()
    stage.update("parser") { $0.unread = 2 }
    #expect(stage.takeEffects().contains(.command(.markRead(parser))))
  }

  @Test func `a session that goes away leaves the other alone`() {
    var stage = split()
    stage.receive(.removed(notes))
    #expect(stage.state.current == parser)
    #expect(stage.state.split == nil)
    stage = split()
    stage.receive(.removed(parser))
    #expect(stage.state.current == notes)
    #expect(stage.state.split == nil)
  }

  @Test func `where there is no room or no second session a sentence says so`() {
    var stage = three(Size(rows: 12, columns: 40))
    stage.press("Ctrl+X", "s")
    #expect(stage.state.split == nil)
    #expect(stage.shows("No room for two sessions"))
    stage = Stage(24, 120)
    stage.press("Ctrl+X", "s")
    #expect(stage.shows("Two sessions share the screen"))
    stage.press("Ctrl+X", "o")
    #expect(stage.shows("One session is on the screen"))
    #expect(stage.commands() == [])
  }

  @Test func `a screen that shrinks shows the one at hand, and both again when it grows`() {
    var stage = split()
    stage.size = Size(rows: 12, columns: 40)
    stage.input(.resize(stage.size))
    #expect(!stage.shows("The parser streams here"))
    #expect(stage.shows("Message notes"))
    stage.size = Size(rows: 24, columns: 120)
    stage.input(.resize(stage.size))
    #expect(stage.shows("The parser streams here"))
  }

  @Test func `nothing of the two overlaps at any size`() {
    for rows in 0...45 {
      for columns in [0, 1, 20, 40, 69, 70, 81, 105, 110, 200] {
        for isSecond in [false, true] {
          var wants = ScreenLayout.Wants()
          wants.isSplit = true
          wants.isSecondAtHand = isSecond
          wants.permission = rows % 7
          let layout = ScreenLayout(Size(rows: rows, columns: columns), wants)
          let parts = [
            layout.sidebar, layout.divider, layout.header, layout.transcript, layout.queue, layout.permission,
            layout.messages, layout.rule, layout.composer, layout.status, layout.otherHeader, layout.otherTranscript,
            layout.splitLine,
          ].filter { !$0.isEmpty }
          for (index, part) in parts.enumerated() {
            #expect(part.intersection(Rect(Size(rows: rows, columns: columns))) == part)
            for other in parts[(index + 1)...] { #expect(part.intersection(other).isEmpty) }
          }
          if rows > 0, columns > 0 { #expect(!layout.composer.isEmpty) }
        }
      }
    }
  }

  @Test func `zoom takes sidebar and header away`() {
    var stage = three()
    #expect(stage.shows("SESSIONS"))
    stage.press("Ctrl+X", "z")
    #expect(!stage.shows("SESSIONS"))
    #expect(!stage.shows("~/skein"))
    stage.press("F2")
    #expect(stage.shows("SESSIONS"))
    stage.press("Escape", "Ctrl+X", "z")
    #expect(stage.shows("~/skein"))
  }
}
