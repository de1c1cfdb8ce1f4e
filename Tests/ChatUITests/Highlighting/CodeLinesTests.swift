import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Code that is coloured in the transcript, by a language of this test's own.
@Suite struct CodeLinesTests {
  private static let library = LanguageLibrary(
    names: { ["toy": "toy", "t": "toy"] },
    load: { name in
      var rules = LanguageRules()
      rules.add(words: "let", "code.keyword")
      rules.regions = [0, 1]
      var comment = LanguageRegion(begin: "/*", end: "*/", style: "code.comment")
      comment.spansLines = true
      return Language(
        name: name, rules: [rules], regions: [comment, LanguageRegion(begin: "\"", end: "\"", style: "code.string")])
    })

  @Test func `growing code is coloured as the whole of it is`() {
    let text = "let a\n/* one\ntwo */ let \"b\"\n\nlet c /* é\u{301}\n*/"
    for library in [Self.library, .empty] {
      var growing = CodeLines(languageName: "toy", in: library)
      for end in text.indices + [text.endIndex] {
        var whole = CodeLines(languageName: "toy", in: library)
        let part = String(text[..<end])
        #expect(growing.lines(of: part) == whole.lines(of: part))
      }
      // Another text altogether.
      #expect(growing.lines(of: "let").map(\.text) == ["let"])
    }
  }

  @Test func `each language is read once`() {
    let counter = Counter()
    let library = LanguageLibrary(
      names: { ["x": "x"] },
      load: { _ in
        counter.count += 1
        return nil
      })
    for _ in 0..<3 { #expect(library.language(named: "x") == nil) }
    #expect(counter.count == 1)
  }

  /// Used by one test, on one thread.
  private final class Counter: @unchecked Sendable { var count = 0 }

  private func draw(_ content: Block.Content, detail: Bool = false) -> [StyledLine] {
    BlockLayout.rows(
      for: Block(id: BlockID(1), time: Scene.start, content: content), width: 60, isUnfolded: detail,
      languages: Self.library, now: Scene.start
    ).lines
  }

  private func styles(_ text: String, in lines: [StyledLine]) -> [StyleName] {
    lines.flatMap(\.runs).filter { $0.text.contains(text) }.map(\.style)
  }

  @Test func `code blocks are coloured, live and settled alike`() {
    let text = "Look:\n\n```t\nlet a\n```\n\n- in a list\n\n  ```toy\n  let \"x\"\n  ```\n"
    let settled = draw(Scene.text(text))
    #expect(styles("let", in: settled) == ["code.keyword", "code.keyword"])
    var live = LiveText("", width: 60, languages: Self.library)
    for character in text {
      live.append(String(character))
      live.layOut()
    }
    #expect(live.rows.lines == settled)
  }

  @Test func `changes and files are coloured by the file's language`() {
    let hunk = PatchHunk(
      oldStart: 1, oldCount: 2, newStart: 1, newCount: 2, lines: [" /* open", "-let old", "+*/ let new"])
    let edit = Scene.tool(
      "Edit", #"{"file_path":"/x/a.t"}"#, result: .edit(path: "/x/a.t", hunks: [hunk], isNew: false))
    let lines = draw(edit)
    // The old file is still in the comment, the new one left it.
    #expect(styles("let old", in: lines) == [StyleName("code.comment").on(.diffRemoved)])
    #expect(styles("let", in: lines).last == StyleName("code.keyword").on(.diffAdded))
    let read = Scene.tool(
      "Read", #"{"file_path":"/x/a.t"}"#, output: "     1→let a\n     2→/* b\n",
      result: .read(path: "/x/a.t", lines: 2, total: 2))
    let file = draw(read, detail: true)
    #expect(styles("let", in: file) == ["code.keyword"])
    #expect(styles("/* b", in: file) == ["code.comment"])
    #expect(file.contains { $0.text == "       1 let a" })
  }

  @Test func `a meaning on a ground looks like both`() {
    let style = Theme.dark.style(StyleName("code.keyword").on(.diffAdded))
    #expect(style.foreground == Theme.dark.style("code.keyword").foreground)
    #expect(style.background == Theme.dark.style("diff.added").background)
    // Where the ground is no colour, being added is what counts.
    #expect(Theme.ansi16.style(StyleName("code.keyword").on(.diffAdded)) == Theme.ansi16.style("diff.added"))
  }
}
