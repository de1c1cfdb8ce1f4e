import Testing

@testable import ChatUI

@Suite struct StreamingMarkdownTests {
  /// Streams the pieces and compares with a full reading after each; answers how many blocks were settled at the end.
  @discardableResult
  private func expectSame(_ pieces: [String], _ comment: Comment? = nil) -> Int {
    var streaming = StreamingMarkdown()
    var text = ""
    var lastSettled: [MarkdownBlock] = []
    var generation = 0
    var live = LiveText("", width: 42)
    for piece in pieces {
      text += piece
      streaming.append(piece)
      live.append(piece)
      live.layOut()
      var tail = streaming.tail()
      if let opening = streaming.opening, !tail.isEmpty { tail[0] = opening.block(with: tail[0]) }
      let whole = Markdown.blocks(of: text)
      if streaming.settled + tail != whole {
        Issue.record(
          "\(comment?.rawValue ?? "") differs after:\n\(text.debugDescription)\n\(streaming.settled + tail)\n\(whole)")
        return 0
      }
      var layout = MarkdownLayout(width: 40)
      layout.add(whole[...])
      if live.rows.lines != layout.rows.lines || live.rows.starts != layout.rows.starts
        || live.rows.codes != layout.rows.codes
      {
        Issue.record("\(comment?.rawValue ?? "") looks different after:\n\(text.debugDescription)")
        return 0
      }
      if streaming.generation == generation {
        #expect(streaming.settled.starts(with: lastSettled), comment)
      }
      generation = streaming.generation
      lastSettled = streaming.settled
    }
    return streaming.settled.count
  }

  @Test func recordedAnswersAreTheSameAtEachDelta() throws {
    let rich = try Recording.deltas("markdown-rich")
    #expect(!rich.isEmpty)
    expectSame(rich)
    expectSame(rich.joined().map(String.init))
    expectSame(try Recording.deltas("long-reply"))
  }

  @Test func finishedBlocksAreSettled() throws {
    let rich = try Recording.deltas("markdown-rich")
    #expect(expectSame(rich) > 20)
    #expect(expectSame(["one\n\ntwo\n\nthree"]) == 2)
    #expect(expectSame(["- a\n\n- b\n\n", "**Bold** after a list"]) == 1)
    #expect(expectSame(["```\na\n\nb\n\nc\n\nd"]) == 0)
  }

  /// Of a block that goes on growing only its last lines are read again.
  @Test(arguments: [
    ("```js\n", "let a = 1\n"), ("Words:\n```\n", "line\n\n"), ("- first\n", "- **next** `one`\n"),
    ("Words:\n- first\n", "- next\n\n"), ("", "1. numbered\n   - inside\n"), ("| a | b |\n|---|---|\n", "| c | d |\n"),
    ("# Title\n| a | b |\n|---|---|\n", "| long words that make the table wider | d |\n"),
  ]) func whatGrowsIsReadOnce(head: String, more: String) {
    var streaming = StreamingMarkdown(head)
    for _ in 0..<200 {
      streaming.append(more)
      streaming.refresh()
    }
    #expect(streaming.bytes.count - (streaming.opening?.end ?? 0) < 3 * more.utf8.count)
    expectSame([head] + Array(repeating: more, count: 30) + ["\nend [a]\n\n", "x\n"])
    expectSame([head + String(repeating: more, count: 30), "[x]: /y\n", more, more, "\n\n# end\n"])
  }

  @Test(arguments: [
    "see [a] and [b][a].\n\nmore\n\n[a]: /first\n\nthen [a]\n\n[a]: /second\n[b]: <x y> 'title'\n\n[b] again\n",
    "x [foo] y\n\n> [foo]: /in-quote\n\n- [foo]\n\nend [bar]\n\n1. [bar]: /in-list\n\n[bar]\n",
    "- a\n\n- b\n\n  c\n- d\n\ntext\n\n1. x\n\n2) y\n\n* z\n***\n",
    "para\nlazy\n===\n\n> quote\nlazy\n\n> second\n\n    code\n\n\n    more\n\nend\n",
    "<div>\n\n*a*\n\n</div>\n\n<!-- open\n\n[a]: b\n\n--> done\n\n<pre>\n\nx\n\n</pre>\n\ny\n",
    "| a | b |\n|---|:-:|\n| 1 | 2 |\n\nafter\n\n| a |\n\n|---|\n",
    "```\nopen\n\n[a]: /x\n\n~~~\n\n```\n\n[a]\n\n~~~~ js\nx\n~~~\n\n~~~~\n\nz\n",
    "a\r\n\r\nb\r\rc\n \t \nd\n\n\u{0}e\n\n[x\ny]: /multi\n\n[x y]\n",
    "[^1] note\n\n[^1]: /the 'note'\n\n[^1]: The note.\n\n[![i][p]][q]\n\n[p]: /p\n[q]: /q\n",
    "- [a]\n- [b]\n- c\n\n- d\n\n[a]: /x\n\n- [b]: /y\n- e\n\n\n- f\n* g\n- - -\nend\n",
    "8. a\n9. b\n10. c\n11. d\n\n    code\n12. e\n    ```\n    x\n    ```\n13. f\n1) g\n",
    "w\n```c\n\ta\n\n```\n- x\n- [ ] \n\n- [ ] \n- y\n```\n\n\n``` \n",
    "| a |\n|---|\n| `b | c` |\n|\n\\|\nlast\n| d\n# e\n| f |\n",
    "[a]: /u\n'not\nyet'\n- x\n\n[a]\n",
    "- [ ] open\n- [x] [a]: /b\n\n[a]\n\n- ```\n  x\n\n  y\n  ```\n\nz\n",
  ]) func awkwardTextsAreTheSameAtEachCharacter(text: String) {
    expectSame(text.unicodeScalars.map { String($0) })
  }

  @Test func randomDocumentsAreTheSameAtEachDelta() {
    let pieces = [
      "\n", "\n", "\n", "\n\n", "\n\n", "\n\n\n", " ", "  ", "    ", "\t", "word ", "two words", "- ", "* ", "+ ",
      "1. ",
      "2) ", "- [ ] ", "> ", ">", "# ", "## x\n", "===", "---", "\n***\n\n", "```", "```js\n", "~~~", "\n```\n\n", "`",
      "``",
      "*", "**", "_", "~~", "[a]", "[b]", "[a][b]", "[a](", "(/u)", "[a]: /u", "\n[a]: /u\n", "\n\n[b]: <v> 't'\n\n",
      "[",
      "]", "]:", "![", "![a]", "<div>", "</div>", "<!--", "-->", "<pre>", "</pre>", "<b>", "<?x", "?>", "<script>",
      "</script>", "| a | b |\n", "|---|---|\n", "| - |", "|", "\\", "&amp;", "&#0;", "http://x.y/z", "www.a.b",
      "a@b.c",
      "\r\n", "\r", "\u{0}", "日本語", "🙂", "e\u{301}", "\u{200B}", "\u{B}", "\u{C}", "a\n\nb\n\n", "!", "(", ")", "\"",
      ":", "1", "1234567890. ",
    ]
    let lines = [
      "- a\n", "- b\n", "- [ ] ", "  - n\n", "1. x\n", "2. y\n", "```\n", "let a\n", "\tb\n", "| a | b |\n",
      "|---|---|\n", "| c | d |\n", "- - -\n",
    ]
    for seed in 0..<1500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 5...60, using: &random)
      // Most of these say the same few things over and over, so that lists, tables and code grow.
      let theme = (0..<5).compactMap { _ in (lines + pieces).randomElement(using: &random) }
      let document = (0..<count).map { _ in
        (seed % 3 > 0 && Int.random(in: 0..<4, using: &random) > 0 ? theme : lines + pieces)
          .randomElement(using: &random) ?? ""
      }
      expectSame(document, "seed \(seed)")
    }
  }

  @Test func aTableTooLargeIsTextAtEachDelta() {
    let header =
      "before [x]\n\n" + String(repeating: "|a", count: 2000) + "|\n" + String(repeating: "|-", count: 2000) + "|\n"
    expectSame([header] + Array(repeating: "|b|\n", count: 30) + ["\nafter\n\nend"])
  }

  @Test func deepNestingStaysShallow() {
    let quotes = String(repeating: "> ", count: 5000) + "deep"
    let lists = (0..<500).map { String(repeating: "  ", count: $0) + "- x\n" }.joined()
    for text in [quotes, lists, String(repeating: "- ", count: 3000) + "x", String(repeating: "*a_", count: 5000)] {
      var depth = 0
      var blocks = Markdown.blocks(of: text)
      while let block = blocks.first(where: { $0.isContainer }) {
        depth += 1
        blocks = block.children
      }
      #expect(depth <= Markdown.depthLimit)
    }
  }
}

extension MarkdownBlock {
  fileprivate var isContainer: Bool { !children.isEmpty }

  fileprivate var children: [MarkdownBlock] {
    switch self {
    case .quote(let blocks): blocks
    case .list(let list): list.items.flatMap(\.blocks)
    default: []
    }
  }
}
