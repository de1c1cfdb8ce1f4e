import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Links and files that a transcript names.
@Suite struct PlaceTests {
  @Test(
    arguments: [
      ("See https://example.org/a_(b), or http://x.y.", [.link("https://example.org/a_(b)"), .link("http://x.y")]),
      ("[words](https://a.b/c?d=e#f) and <mailto:me@x.org>", [.link("https://a.b/c?d=e#f"), .link("mailto:me@x.org")]),
      ("`Sources/App/main.swift:12:3`: error", [.file(path: "Sources/App/main.swift", line: 12)]),
      (
        "Package.swift:7, ~/notes.md and (./run)",
        [
          .file(path: "Package.swift", line: 7), .file(path: "~/notes.md", line: nil), .file(path: "./run", line: nil),
        ]
      ),
      ("at 12:30, 3.5 and file.txt; javascript:alert(1) ftp://x", []),
      ("a\u{1B}]8;;https://evil\u{7}x", [.link("https://evil\u{7}x")]),
    ] as [(String, [Place])]) func finds(text: String, places: [Place])
  {
    #expect(PlaceFinder.places(in: text) == places)
  }

  private func stage() -> Stage {
    var stage = Stage(24, 80, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    stage.open(
      "notes",
      blocks: Scene.blocks([
        Scene.text("See [it](https://example.org/x), a/b.swift:3."),
        Scene.tool(
          "Edit", #"{"file_path":"/home/ada/skein/b.swift"}"#,
          result: .edit(
            path: "/home/ada/skein/b.swift",
            hunks: [PatchHunk(oldStart: 5, oldCount: 2, newStart: 5, newCount: 2, lines: [" a", "-b", "+c"])],
            isNew: false)),
        Scene.text("Done, see the end."),
      ]))
    return stage
  }

  private func asked(_ stage: inout Stage) -> PlaceQuery? {
    stage.takeEffects().compactMap { if case .findPlaces(let query) = $0 { query } else { nil } }.last
  }

  @Test func `Ctrl+X L offers them, the newest first`() throws {
    var stage = stage()
    stage.press("Ctrl+X", "L")
    let answer = asked(&stage)
    let query = try #require(answer)
    #expect(
      query.places == [
        .file(path: "/home/ada/skein/b.swift", line: 6), .file(path: "a/b.swift", line: 3),
        .link("https://example.org/x"),
      ])
    #expect(query.folder == "/home/ada/skein" && !query.opensOnly)
    stage.answer(query, [.file(path: "/home/ada/skein/a/b.swift", line: 3), .link("https://example.org/x")])
    #expect(stage.shows("a/b.swift:3"))
    stage.press("Down", "Enter")
    #expect(stage.takeEffects().contains(.openLink("https://example.org/x")))
    stage.press("Ctrl+X", "L")
    stage.answer(query, [.file(path: "/home/ada/skein/a/b.swift", line: 3)])
    stage.press("Enter")
    #expect(stage.takeEffects().contains(.openFile(path: "/home/ada/skein/a/b.swift", line: 3)))
    stage.answer(query, [])
    #expect(stage.shows("None of the files"))
  }

  @Test(arguments: ["o", "Enter"]) func `in browse a row's own is opened`(key: String) throws {
    var stage = stage()
    stage.press("F3", key)
    #expect(asked(&stage) == nil)
    stage.press("g", key)
    let answer = asked(&stage)
    let query = try #require(answer)
    #expect(query.opensOnly && query.places.count == 2)
    stage.answer(query, [.link("https://example.org/x")])
    #expect(stage.takeEffects().contains(.openLink("https://example.org/x")))
    stage.answer(query, query.places)
    #expect(stage.shows("Links and files"))
  }
}

extension Stage {
  /// Answers a query for places.
  mutating func answer(_ query: PlaceQuery, _ places: [Place]) { change { $0.show(places, of: query, now: $1) } }
}
