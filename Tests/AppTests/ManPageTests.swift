import Foundation
import Testing

@testable import App

@Suite struct ManPageTests {
  /// With `SKEIN_RECORD_PICTURES=1` it is written anew.
  @Test func `the manual page is what the tables say`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Resources/skein.1")
    let text = ManPage.text(version: Program.version)
    if ProcessInfo.processInfo.environment["SKEIN_RECORD_PICTURES"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "record it anew: SKEIN_RECORD_PICTURES=1")
  }
}
