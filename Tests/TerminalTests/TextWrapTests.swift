import Testing

@testable import Terminal

@Suite struct TextWrapTests {
  private func rows(_ text: String, _ width: Int, _ mode: TextWrap.Mode = .words) -> [String] {
    TextWrap(width: width, mode: mode).wrap(text).map(\.text)
  }

  @Test func wordsStayWholeAndBlanksAtABreakGo() {
    #expect(rows("the quick  brown fox", 10) == ["the quick", "brown fox"])
    #expect(rows("  indented text", 9) == ["  indented".prefix(9) + "", "d text"])
    #expect(rows("ab   ", 3) == ["ab "])
    #expect(rows("a b", 1) == ["a", "b"])
    #expect(rows("", 5) == [""])
    #expect(rows("one\n\ntwo\r\nthree", 9) == ["one", "", "two", "three"])
  }

  @Test func longWordsAreCutAndFlagsStayWhole() {
    #expect(rows("see abcdefghijkl now", 6) == ["see", "abcdef", "ghijkl", "now"])
    #expect(rows("well-known --long-flag", 8) == ["well-", "known", "--long-", "flag"])
    #expect(rows("x --dry-run", 8) == ["x --dry-", "run"])
    #expect(rows("run --flag", 7) == ["run", "--flag"])
  }

  @Test func wideCharactersAreNeverSplit() {
    #expect(rows("日本語テキスト", 5) == ["日本", "語テ", "キス", "ト"])
    #expect(rows("終わり。次", 6) == ["終わ", "り。次"])
    #expect(rows("日", 1) == ["日"])
    #expect(rows("ab 日本", 5) == ["ab 日", "本"])
    #expect(rows("👩‍💻👩‍💻x", 8) == ["👩‍💻👩‍💻", "x"])
  }

  @Test func marksStayOnTheirBase() {
    #expect(rows("e\u{301}e\u{301}e\u{301}", 2, .exact) == ["e\u{301}e\u{301}", "e\u{301}"])
  }

  @Test func codeKeepsEveryBlankAndExpandsTabs() {
    #expect(rows("if  x:    y", 4, .exact) == ["if  ", "x:  ", "  y"])
    #expect(rows("\tx\ty", 20, .exact) == ["    x   y"])
    #expect(rows("a\n\tb", 20, .exact) == ["a", "    b"])
  }

  @Test func prefixesHang() {
    let wrap = TextWrap(width: 8, first: StyledLine("1. ", "markdown.marker"), rest: "   ")
    let line = StyledLine("alpha ").appending("beta", "markdown.strong").appending(" gamma")
    let rows = wrap.wrap(line)
    #expect(rows.map(\.text) == ["1. alpha", "   beta", "   gamma"])
    #expect(rows[1].runs.last?.style == "markdown.strong")
    #expect(rows[0].runs[0].style == "markdown.marker")
  }

  @Test func rangesFindEveryCharacterOfAnEditor() {
    let text = "hello world 日本\nx"
    let ranges = TextWrap(width: 7).ranges(of: text)
    #expect(ranges.map { String(text[$0]) } == ["hello", "world", "日本", "x"])
    let exact = TextWrap(width: 4, mode: .exact).ranges(of: "abcdefg\n")
    #expect(exact.count == 3)
  }

  /// Whatever the text, no row is too wide and, without blanks, nothing is lost or doubled.
  @Test func nothingIsLost() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "a", "word", " ", "  ", "日", "é", "e\u{301}", "👍🏽", "-", "。", "(", ")", "\t", "\n", "क्षि", "\u{202E}", "\u{200D}",
    ]
    for _ in 0..<400 {
      let text = (0..<40).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      for mode in [TextWrap.Mode.words, .exact] {
        let rows = rows(text, 7, mode)
        #expect(rows.allSatisfy { TextWidth.columns($0) <= 7 }, "\(text.debugDescription)")
        func bare(_ text: String) -> [Unicode.Scalar] {
          text.unicodeScalars.filter { !" \t\n".unicodeScalars.contains($0) }
        }
        #expect(bare(rows.joined()) == bare(text), "\(text.debugDescription)")
      }
    }
  }
}
