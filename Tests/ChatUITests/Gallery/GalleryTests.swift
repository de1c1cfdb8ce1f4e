import Foundation
import Terminal
import Testing

@testable import ChatUI

/// The stored pictures of all states of the screen. With `SKEIN_RECORD_PICTURES=1` they are written anew, and those that
/// are of nothing any more are removed; look at them before they are committed.
@Suite(.serialized) struct GalleryTests {
  @Test(arguments: Portrait.all) func `the screen looks as it is stored`(portrait: Portrait) throws {
    let text = Picture(portrait).text
    let file = Picture.url(portrait.name)
    if Picture.isRecording { return try text.write(to: file, atomically: true, encoding: .utf8) }
    let stored = try String(contentsOf: file, encoding: .utf8)
    guard text != stored else { return }
    let (now, then) = (
      text.split(separator: "\n", omittingEmptySubsequences: false),
      stored.split(separator: "\n", omittingEmptySubsequences: false)
    )
    let line = zip(now, then).enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(portrait.name).txt:\((line?.offset ?? min(now.count, then.count)) + 1)
      stored: \(line?.element.1 ?? "nothing more")
      now:    \(line?.element.0 ?? "nothing more")
      """)
  }

  @Test func `each picture is of one state`() throws {
    let names = Portrait.all.map(\.name)
    #expect(Set(names).count == names.count)
    let stored = try Picture.stored()
    if Picture.isRecording {
      for name in stored.subtracting(names) { try FileManager.default.removeItem(at: Picture.url(name)) }
      return
    }
    #expect(stored == Set(names))
  }

  /// Input methods and magnifiers look for the cursor; it stands where text goes.
  @Test(arguments: Portrait.all) func `where text goes there is a cursor`(portrait: Portrait) {
    for stage in portrait.stages {
      let size = stage.size
      let state = stage.state
      let isWriting =
        state.overlay?.takesText
        ?? (state.isComposing && state.pane != nil || state.sidebar.isFiltering
          || state.pane?.permissions.context == .note || state.pane?.transcript.browse?.isTyping == true)
      if isWriting { #expect(stage.frame.cursor != nil, "\(portrait), \(size.columns) columns") }
      if let cursor = stage.frame.cursor {
        #expect((0..<size.rows).contains(cursor.row) && (0..<size.columns).contains(cursor.column))
      }
    }
  }

  /// Only letters have no twin in ASCII.
  @Test(arguments: Portrait.all) func `marks and lines have a twin in ASCII`(portrait: Portrait) {
    for screen in portrait.stages.map(\.frame.screen) {
      let size = screen.size
      for row in 0..<size.rows {
        for column in 0..<size.columns {
          let cell = screen[row, column]
          guard let scalar = Unicode.Scalar(cell.scalar), cell.scalar != 0x3F, !cell.isRightHalf else { continue }
          guard ASCIIFallback.scalar(cell.scalar) == 0x3F else { continue }
          #expect(
            scalar.properties.isAlphabetic || scalar.properties.isEmoji,
            "\(portrait): U+\(String(cell.scalar, radix: 16))")
        }
      }
    }
  }

  /// The foot of a box tells its keys: parts of it may be left out, but none is cut.
  @Test(arguments: Portrait.all) func `no hint is cut`(portrait: Portrait) {
    for screen in portrait.stages.map(\.frame.screen) {
      let size = screen.size
      for row in 0..<size.rows {
        let line = screen.text(row: row)
        guard let foot = line.range(of: "└[^└┘]*┘", options: .regularExpression) else { continue }
        #expect(!line[foot].contains("…"), "\(portrait), \(size.columns) columns: \(line)")
      }
    }
  }
}
