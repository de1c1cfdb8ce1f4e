import Conversation
import Terminal
import Testing

@testable import ChatUI

private let sizes = [Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]

/// How reading the transcript looks, at three sizes.
@Suite struct BrowsePictureTests {
  @Test(arguments: sizes) func browse(size: Size) throws {
    var stage = BrowseTests.stage(size.rows, size.columns)
    stage.press("F3", "{")
    try expectPicture("browse", stage)
    stage.press("J", "J", "Enter")
    try expectPicture("browse-unfolded", stage)
    stage.press("g", "]", "v", "j", "j")
    try expectPicture("browse-selecting", stage)
    stage.press("y")
    try expectPicture("browse-copied", stage)
  }

  @Test(arguments: sizes) func search(size: Size) throws {
    var stage = BrowseTests.stage(size.rows, size.columns)
    stage.press("F3", "/")
    stage.type("needle")
    try expectPicture("browse-search", stage)
    stage.press("Enter", "n")
    try expectPicture("browse-found", stage)
  }

  @Test(arguments: sizes) func places(size: Size) throws {
    var stage = BrowseTests.stage(size.rows, size.columns)
    let query = PlaceQuery(places: [], folder: "/home/ada/skein", opensOnly: false)
    stage.answer(
      query,
      [
        .file(path: "/home/ada/skein/Sources/App/Program.swift", line: 12),
        .file(path: "/home/ada/notes.md", line: nil),
        .link("https://example.org/a/page"),
      ])
    try expectPicture("links", stage)
  }
}
