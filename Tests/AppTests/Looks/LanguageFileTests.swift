import Foundation
import Resources
import Terminal
import Testing

@testable import App
@testable import ChatUI

/// The languages that ship with the program.
@Suite struct LanguageFileTests {
  private static let library = LanguageFile.library

  @Test func `every file is read without a complaint, and every name leads to a file`() throws {
    let files = DefaultFiles.languages
    for (name, file) in files where name != "names" {
      #expect(throws: Never.self, "\(name)") { try LanguageFile(parsing: file.text, name: name) }
      #expect(Self.library.language(named: name)?.name == name)
    }
    #expect(files.count > 25)
    for name in ["Swift", "c++", "ts", "JSX", "{.python}", "rust,ignore", "sh", "yml", "objc"] {
      #expect(Self.library.language(named: name) != nil, "\(name)")
    }
    #expect(Self.library.language(named: "no such language") == nil)
  }

  @Test func `files are known by their endings and names`() {
    let paths = [
      "/a/b/x.swift": "swift", "x.d.ts": "typescript", "Makefile": "makefile", "/x/Dockerfile.test": "dockerfile",
      "a.HPP": "cpp", "conf.d/x.conf": "ini", "Gemfile": "ruby", "swift/README": nil, "": nil,
    ]
    for (path, name) in paths { #expect(Self.library.language(ofFile: path)?.name == name, "\(path)") }
  }

  /// `Specimens.md` as it is coloured, each part with what it means. `SKEIN_RECORD_PICTURES=1` writes it anew.
  @Test func `every language looks as it should`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let source = try String(contentsOf: folder.appending(path: "Specimens.md"), encoding: .utf8)
    let stored = folder.appending(path: "Specimens.coloured.txt")
    var text = ""
    for part in source.components(separatedBy: "```\n") where !part.isEmpty {
      var lines = part.dropFirst(3).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let name = String(lines.removeFirst())
      var colouring = try #require(Self.library.language(named: name).map { Lexer($0) }, "\(name)")
      text += "== \(name)\n"
      for line in lines { text += Self.marked(colouring.line(String(line))) + "\n" }
    }
    if ProcessInfo.processInfo.environment["SKEIN_RECORD_PICTURES"] == "1" {
      try text.write(to: stored, atomically: true, encoding: .utf8)
    }
    #expect(try text == String(contentsOf: stored, encoding: .utf8))
  }

  /// What means no more than code stands as it is; the rest as `‹keyword let›`.
  private static func marked(_ line: StyledLine) -> String {
    line.runs.map { run in
      run.style == "code" ? run.text : "‹\(run.style.rawValue.replacing("code.", with: "")) \(run.text)›"
    }.joined()
  }

  private static let oddities = [
    "\"", "/*", "{", "${", "\\(", "<", "a1 ", "'", "<<A", "((((", "\\", "`", "[[", "e\u{301}", "👩‍💻", "- ", ": ",
  ]

  @Test(arguments: DefaultFiles.languages.keys.filter { $0 != "names" }.sorted())
  func `no line is too odd`(name: String) throws {
    let language = try #require(Self.library.language(named: name))
    for piece in Self.oddities {
      let hostile = String(repeating: piece, count: 5_000 / piece.utf8.count)
      var lexer = Lexer(language)
      #expect(lexer.line(hostile).text == hostile)
      #expect(lexer.state.open.count <= Lexer.depthLimit)
      #expect(lexer.line("x").text == "x")
    }
  }

  /// With any step that looks back or ahead without bound, a megabyte would take hours.
  @Test func `a line of a megabyte takes no longer than its length says`() throws {
    let language = try #require(Self.library.language(named: "swift"))
    for piece in ["\\(", "a1 ", "((((", "\"", "é"] {
      let hostile = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
      var lexer = Lexer(language)
      let line = lexer.line(hostile)
      #expect(line.runs.count <= Lexer.spanLimit)
      #expect(line.runs.reduce(0) { $0 + $1.text.utf8.count } == hostile.utf8.count)
    }
  }
}
