import ChatUI
import Foundation
import Testing

@testable import App

/// What README says is what the program does.
@Suite struct ReadmeTests {
  private let readme: String

  init() throws {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    readme = try String(contentsOf: top.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func itsTableOfKeysIsTheOneThatDispatches() throws {
    let parts = readme.components(separatedBy: "<!-- keys -->\n")
    try #require(parts.count == 3)
    #expect(
      parts[1] == Keymap.standard.markdown() + "\n", "paste what `skein keys --markdown` prints between the marks")
  }

  @Test func everyCommandIsNamed() {
    for command in CommandTable.commands where command != CommandTable.demoAgent {
      #expect(readme.contains("`skein \(command.name)"), "\(command.name) is missing")
    }
  }
}
