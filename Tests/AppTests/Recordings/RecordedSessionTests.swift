import Conversation
import Foundation
import Terminal
import Testing

@testable import App
@testable import ChatUI
@testable import SessionEngine

/// What a person sees of each recorded conversation, as stored pictures. `SKEIN_RECORD_PICTURES=1` writes them anew: look at
/// them before they are committed.
@Suite struct RecordedSessionTests {
  @Test(arguments: RecordedSession.names) func `a recorded conversation looks as it is stored`(name: String) throws {
    let session = try RecordedSession(name)
    let folded = Self.picture(session, columns: 90)
    let unfolded = Self.picture(session, columns: 90, isDetailed: true)
    var text = "━━ \(name)\n\(folded)\n"
    if unfolded != folded { text += "━━ all of it\n\(unfolded)\n" }
    let file = RecordedSession.folder.appending(path: "Pictures/\(name).txt")
    if ProcessInfo.processInfo.environment["SKEIN_RECORD_PICTURES"] == "1" {
      return try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let stored = try String(contentsOf: file, encoding: .utf8)
    let (now, then) = (text.components(separatedBy: "\n"), stored.components(separatedBy: "\n"))
    for (line, pair) in zip(now, then).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name).txt:\(line + 1)\nstored: \(pair.1)\nnow:    \(pair.0)")
      return
    }
    #expect(now.count == then.count)
  }

  @Test(arguments: RecordedSession.names) func `no row is wider than the screen`(name: String) throws {
    let session = try RecordedSession(name)
    for columns in [20, 40, 120] {
      let picture = Self.picture(session, columns: columns, isDetailed: true)
      for line in picture.components(separatedBy: "\n") { #expect(TextWidth.columns(line) <= columns) }
    }
  }

  private static func picture(_ session: RecordedSession, columns: Int, isDetailed: Bool = false) -> String {
    var pane = TranscriptPane()
    pane.folder = RecordedSession.project
    pane.languages = LanguageFile.library
    pane.open(session.state.transcript, scroll: nil)
    if isDetailed { pane.toggleDetail() }
    var canvas = Canvas(size: Size(rows: 600, columns: columns))
    pane.draw(into: &canvas, now: session.now)
    let lines = canvas.screen.text.components(separatedBy: "\n")
    return lines[..<(lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)].joined(separator: "\n")
  }
}
