import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Finding actions and sessions by some of their letters.
@Suite struct PaletteTests {
  private func best(_ query: String, _ texts: [String]) -> String? {
    texts.compactMap { text in FuzzyMatch.score(query, in: text).map { ($0, text) } }.max { $0.0 < $1.0 }?.1
  }

  @Test func `letters at the start of words and in a row count most`() {
    #expect(best("ns", ["insert", "new session", "lines"]) == "new session")
    #expect(best("pars", ["spare parts", "my parser", "paper rest"]) == "my parser")
    #expect(best("notes", ["notes from the past", "notes"]) == "notes")
    #expect(FuzzyMatch.match("NS", in: "new session")?.places == [0, 4])
    // Not the first n that comes, but the one that begins the word.
    #expect(FuzzyMatch.match("name", in: "in a name")?.places == [5, 6, 7, 8])
    #expect(FuzzyMatch.match("xz", in: "new session") == nil)
    #expect(FuzzyMatch.match("  ", in: "anything")?.places == [])
    #expect(FuzzyMatch.match("世図", in: "世界地図")?.places == [0, 3])
    #expect(FuzzyMatch.match("aa", in: "a") == nil)
  }

  @Test func `something huge in the palette is looked for at once`() {
    let huge = String(repeating: "some words\n", count: 100_000)
    var stage = stage()
    stage.press("Ctrl+X", "P")
    let time = ContinuousClock().measure {
      stage.input(.paste(huge))
      stage.press("Down", "x", "Enter", "Esc")
    }
    // It took minutes.
    #expect(time < .seconds(20))
    #expect(stage.state.overlay == nil)
  }

  @Test func `what is said of each stands in a column, keys at the edge`() throws {
    var stage = Portrait.chat(Size(rows: 24, columns: 80))
    func places(of words: String...) -> Set<Int> {
      let lines = stage.frame.screen.text.split(separator: "\n")
      return Set(
        words.compactMap { word in
          lines.first { $0.contains(word) }.flatMap { line in
            line.range(of: word).map { line.distance(from: line.startIndex, to: $0.upperBound) }
          }
        })
    }
    func start(of words: String) -> Int? { places(of: words).first.map { $0 - words.count } }
    stage.press("Ctrl+X", "P")
    #expect(stage.shows("Enter does it"))
    #expect(places(of: "Ctrl+X g", "Ctrl+X n", "Ctrl+X Right").count == 1)
    stage.type("nothing like this")
    #expect(stage.shows("nothing fits"))
    #expect(!stage.shows("Enter does it"))
    // What was typed can still be mended.
    stage.press("Enter")
    #expect(stage.shows("nothing fits"))
    stage.press("Esc", "Ctrl+X", "t")
    #expect(Set(["for a dark", "for a light", "dark or light"].compactMap { start(of: $0) }).count == 1)
  }

  @Test func `an action is found by its name, too, and its keys are never cut`() throws {
    var stage = stage()
    stage.press("Ctrl+X", "P")
    stage.type("archive")
    guard case .picker(let picker) = stage.state.overlay else { throw Missing() }
    #expect(picker.found.first?.value == Action.archiveSession.rawValue)
    stage.press("Esc")
    stage.press("Ctrl+X", "P")
    stage.type("needs you, failed")
    #expect(stage.frame.screen.text.contains("Alt+a · Ctrl+X a "))
  }

  @Test func `every action that a key does anywhere is in the palette and does the same`() throws {
    let inPalette = Keymap.standard.bindings.filter { $0.context == .anywhere && $0.action.isInPalette }
    #expect(inPalette.count > 25)
    for binding in inPalette {
      var byKey = stage()
      var byName = stage()
      let key = try #require(binding.keys.first)
      if key.isAfterLeader { byKey.input(.key(KeySequence.leader)) }
      byKey.input(.key(key.key))
      byName.press("Ctrl+X", "P")
      guard case .picker(let picker) = byName.state.overlay else { throw Missing() }
      #expect(picker.items.contains { $0.value == binding.action.rawValue }, "\(binding.action)")
      byName.type(binding.help)
      byName.press("Enter")
      #expect(byName.takeEffects() == byKey.takeEffects(), "\(binding.action)")
      #expect(byName.screen == byKey.screen, "\(binding.action)")
    }
  }

  private struct Missing: Error {}

  private func stage() -> Stage {
    var stage = Stage(40, 120, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0), stage.summary("parser", place: 1)]))
    stage.open("notes", blocks: Samples.chat)
    _ = stage.takeEffects()
    return stage
  }

  @Test func `sessions are in it too, with what was typed lit`() {
    var stage = stage()
    stage.press("Ctrl+X", ":")
    stage.type("prsr")
    #expect(stage.shows("parser"))
    stage.press("Enter")
    #expect(stage.commands() == [.open(SessionID("parser"))])
    #expect(stage.state.current == SessionID("parser"))
  }
}
