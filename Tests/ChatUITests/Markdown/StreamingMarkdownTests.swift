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
    for piece in pieces {
      text += piece
      streaming.append(piece)
      let tail = streaming.tail()
      let whole = Markdown.blocks(of: text)
      if streaming.settled + tail != whole {
        Issue.record(
          "\(comment?.rawValue ?? "") differs after:\n\(text.debugDescription)\n\(streaming.settled + tail)\n\(whole)")
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
    for seed in 0..<1500 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 5...60, using: &random)
      let document = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }
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
