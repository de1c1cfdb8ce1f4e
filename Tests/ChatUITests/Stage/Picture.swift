import Foundation
import Terminal
import Testing

/// Compares a screen with its stored picture beside the tests. With `SKEIN_RECORD_PICTURES=1` the pictures are written
/// anew, to be looked at before they are committed.
func expectPicture(_ name: String, _ stage: Stage, location: SourceLocation = #_sourceLocation) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Pictures")
  let file = folder.appending(path: "\(name)-\(stage.size.columns)x\(stage.size.rows).txt")
  var text = stage.frame.screen.text
  if !text.hasSuffix("\n") { text += "\n" }
  if let cursor = stage.frame.cursor {
    text += "cursor \(cursor.row),\(cursor.column)\n"
  } else {
    text += "no cursor\n"
  }
  if ProcessInfo.processInfo.environment["SKEIN_RECORD_PICTURES"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let stored = try String(contentsOf: file, encoding: .utf8)
  #expect(text == stored, "\(name)", sourceLocation: location)
}
