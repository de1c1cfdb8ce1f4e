import Conversation
import Foundation
import Terminal
import Testing

@testable import ChatUI

/// Themes, marks and calm.
@Suite struct LooksTests {
  @Test func `every style that the screen uses is in every theme`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/ChatUI")
    let groups = ["sidebar", "transcript", "markdown", "code", "diff", "composer", "status", "overlay", "border"]
    var names: Set<String> = []
    for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
    where file.pathExtension == "swift" {
      for match in try String(contentsOf: file, encoding: .utf8).matches(of: /"([a-z]+(?:\.[a-z]+)+)"/) {
        names.insert(String(match.1))
      }
    }
    names = names.filter { name in groups.contains { name.hasPrefix($0 + ".") } }
    #expect(names.count > 40)
    for theme in Theme.builtIn {
      for name in names {
        let scope = StyleName(name)
        // At most one word more than a theme knows.
        let isKnown = theme.styles[scope] != nil || scope.parent.map { theme.styles[$0] != nil } ?? false
        #expect(isKnown, "\(theme.name): \(name)")
      }
    }
  }

  private func stage(_ change: (inout ChatOptions) -> Void) -> Stage {
    var stage = Stage()
    change(&stage.state.options)
    stage.look()
    return stage
  }

  @Test func `the theme at hand in the picker shows at once, and Esc brings the former one back`() {
    var stage = stage {
      $0.themes = ["dark", "light", "mine"]
      $0.theme = "dark"
    }
    stage.state.shownTheme = "dark"
    func themes(_ effects: [Effect]) -> [String] {
      effects.compactMap { if case .useTheme(let name) = $0 { name } else { nil } }
    }
    stage.press("Ctrl+X", "t", "Down")
    #expect(themes(stage.takeEffects()) == ["light"])
    stage.press("Escape")
    #expect(themes(stage.takeEffects()) == ["dark"])
    stage.press("Ctrl+X", "t")
    stage.type("mine")
    stage.press("Enter")
    #expect(themes(stage.takeEffects()).last == "mine")
    #expect(stage.shows("theme: \"mine\""))
    stage.press("Ctrl+X", "t", "Escape")
    #expect(themes(stage.takeEffects()) == [])
  }

  @Test func `keys and themes that were saved count from now on`() throws {
    var stage = Stage()
    let key = try #require(KeySequence("F9"))
    let keymap = Keymap.standard.changed(by: [Keymap.Change(key, in: .anywhere, .help)])
    stage.state.take(themes: ["dark"], keymap: keymap, problems: ["keymap.json5:1:2: wrong"], now: stage.now)
    stage.look()
    #expect(stage.shows("keymap.json5:1:2: wrong"))
    stage.state.take(themes: ["dark"], keymap: keymap, problems: [], now: stage.now)
    stage.press("F9")
    #expect(!stage.shows("wrong"))
    #expect(stage.shows("Composer"))
  }

  @Test func `nothing moves where less motion is wanted`() {
    var stage = stage { $0.reducesMotion = true }
    stage.update("notes") { $0.status = .working }
    let before = stage.screen
    let due = stage.state.nextTick(after: stage.now)
    #expect(due.map { $0.since(stage.now) } == 10_000)
    stage.wait(9_999)
    #expect(stage.screen == before)
    stage.wait(1)
    #expect(stage.screen != before)
    stage.state.options.isQuiet = true
    #expect(stage.state.nextTick(after: stage.now) == nil)
  }

  @Test func `with a screen reader text comes by whole lines and a turn's end rings`() {
    var stage = stage { $0.isQuiet = true }
    let id = SessionID("notes")
    stage.update("notes") { $0.status = .working }
    #expect(stage.shows("The agent of notes is working."))
    // A clock would be read aloud each second.
    stage.wait(5000)
    #expect(stage.state.nextTick(after: stage.now) == nil)
    stage.press("F2")
    #expect(stage.screen.split(separator: "\n")[1].contains("working"))
    stage.press("Esc")
    stage.receive(
      .transcript(id, .put(Samples.block(1, .text(TextBlock(text: "", ending: .streaming))))))
    stage.receive(.transcript(id, .grow(BlockID(1), "one two")))
    #expect(!stage.shows("one"))
    stage.receive(.transcript(id, .grow(BlockID(1), " three\n\nfour")))
    #expect(stage.shows("one two three"))
    #expect(!stage.shows("four"))
    stage.receive(
      .transcript(id, .put(Samples.block(1, .text(TextBlock(text: "one two three\n\nfour", ending: .complete))))))
    #expect(stage.shows("four"))
    _ = stage.takeEffects()
    stage.update("notes") { $0.status = .idle }
    #expect(stage.takeEffects().contains(.bell))
    #expect(stage.shows("notes is ready."))
  }

  /// Input methods show what is being composed where the terminal's cursor is.
  @Test func `the cursor is where text goes, wherever text goes`() {
    var stage = Stage()
    stage.receive(.requests(SessionID("notes"), [Samples.request()]))
    #expect(stage.frame.cursor != nil)
    for keys in [["F4", "e"], ["Escape", "Escape", "Ctrl+X", "n"], ["Escape", "Ctrl+X", "l"], ["Escape"]] {
      for key in keys { stage.press(key) }
      let before = stage.frame.cursor
      stage.type("漢")
      #expect(before != nil && stage.frame.cursor?.row == before?.row)
      #expect(stage.frame.cursor?.column == (before?.column ?? 0) + 2)
    }
  }

  @Test func `wide and joined characters keep their columns in lists`() {
    let names = ["漢字漢字漢字漢字漢字漢字漢字漢字", "👩‍👩‍👧‍👦👍🏽 family", "e\u{301}\u{301}\u{302}x", "🇩🇪 flag", "ا\u{202E}b", "한국어"]
    for columns in [30, 41, 80] {
      var stage = Stage(16, columns)
      stage.receive(.sessions(names.enumerated().map { stage.summary($1, place: $0) }))
      for keys in [["F2"], ["Escape", "Ctrl+X", "l"]] {
        for key in keys { stage.press(key) }
        for row in 0..<16 {
          var column = 0
          while column < columns {
            let cell = stage.frame.screen[row, column]
            #expect(!cell.isRightHalf)
            #expect(column + Int(cell.columns) <= columns)
            column += max(1, Int(cell.columns))
          }
        }
      }
    }
  }
}
