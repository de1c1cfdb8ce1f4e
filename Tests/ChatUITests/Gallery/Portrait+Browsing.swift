import Conversation
import Terminal

@testable import ChatUI

/// Reading the transcript with a cursor.
extension Portrait {
  static let browsing: [Portrait] = [
    Portrait("browse", from: Start(reading)) { $0.press("F3", "{") },
    Portrait("browse-unfolded", from: Start(reading)) { $0.press("F3", "{", "J", "J", "Enter") },
    Portrait("browse-selecting", from: Start(reading)) { $0.press("F3", "g", "]", "v", "j", "j") },
    Portrait("browse-copied", from: Start(reading)) { $0.press("F3", "g", "]", "v", "j", "j", "y") },
    Portrait("browse-search", from: Start(reading)) {
      $0.press("F3", "/")
      $0.type("needle")
    },
    Portrait("browse-found", from: Start(reading)) {
      $0.press("F3", "/")
      $0.type("needle")
      $0.press("Enter", "n")
    },
    Portrait("browse-nothing-found", from: Start(reading)) {
      $0.press("F3", "/")
      $0.type("nowhere")
      $0.press("Enter")
    },
    Portrait("links", from: Start(reading)) {
      $0.answer(
        PlaceQuery(places: [], folder: "/home/ada/skein", opensOnly: false),
        [
          .file(path: "/home/ada/skein/Sources/App/Program.swift", line: 12),
          .file(path: "/home/ada/notes.md", line: nil), .link("https://example.org/a/page"),
        ])
    },
  ]

  private static func reading(_ size: Size) -> Stage { BrowseTests.stage(size.rows, size.columns) }
}
