import Testing

@testable import Terminal

@Suite struct CanvasTests {
  private func canvas(_ rows: Int, _ columns: Int) -> Canvas { Canvas(size: Size(rows: rows, columns: columns)) }

  @Test func nothingThatATerminalActsOnBecomesACell() {
    var canvas = canvas(1, 40)
    let hostile = "a\u{1B}[31mb\u{9B}c\u{7F}\r\u{8}\u{202E}d\u{200B}e\u{E0041}f\u{FEFF}\u{AD}\u{0}g"
    let used = canvas.put(hostile, row: 0, column: 0)
    #expect(canvas.screen.text == "a[31mbcdefg")
    #expect(used == 11)
    #expect(used == TextWidth.columns(hostile))
  }

  @Test func widthsAreThoseOfTerminals() {
    #expect(TextWidth.columns("日本") == 4)
    #expect(TextWidth.columns("👩‍💻") == 4)
    #expect(TextWidth.columns("👨‍👩‍👧‍👦") == 8)
    #expect(TextWidth.columns("1️⃣") == 1)
    #expect(TextWidth.columns("👍🏽") == 2)
    #expect(TextWidth.columns("❤️") == 1)
    #expect(TextWidth.columns("🇩🇪") == 2)
    #expect(TextWidth.columns("e\u{301}") == 1)
    #expect(TextWidth.columns("\u{301}") == 1)
    #expect(TextWidth.columns("\u{0378}") == 1)
    #expect(TextWidth.columns("\t") == 4)
    var canvas = canvas(1, 20)
    #expect(canvas.put("👩‍💻e\u{301}👍🏽\u{0378}", row: 0, column: 0) == 8)
    #expect(canvas.screen.text == "👩💻e\u{301}👍\u{FFFD}")
  }

  /// Joined pictures and letters stand side by side: no terminal joins what has no joiner, so all agree about the width.
  @Test(arguments: [
    ("👩‍💻", "👩💻"), ("👨‍👩‍👧‍👦", "👨👩👧👦"), ("🏳️‍🌈", "🏳🌈"), ("🧑🏽‍🚀", "🧑🚀"), ("❤️‍🔥", "❤🔥"), ("👩‍❤️‍💋‍👨", "👩❤💋👨"),
    ("🇩🇪", "🇩🇪"), ("1️⃣", "1\u{20E3}"), ("ශ්‍රී", "ශ්රී"), ("क्‍ष", "क्ष"), ("a\u{200D}", "a"), ("\u{200D}", ""),
  ]) func whatIsJoinedStandsSideBySide(text: String, shown: String) {
    var canvas = canvas(1, 20)
    let columns = canvas.put(text, row: 0, column: 0)
    #expect(Array(canvas.screen.text.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(columns == TextWidth.columns(text))
    #expect(TextWidth.columns(text + "|") == columns + 1)
    // Wherever it is cut, nothing sticks out.
    for width in 1...9 {
      #expect(TextWidth.columns(TextWidth.truncated(text + text, columns: width)) <= width)
      let rows = TextWrap(width: width).wrap(text + text)
      #expect(rows.map(\.text).joined() == text + text)
    }
  }

  @Test func halvesOfWideCharactersBecomeBlanks() {
    var canvas = canvas(1, 6)
    canvas.put("日本語", row: 0, column: 0)
    canvas.put("x", row: 0, column: 1)
    canvas.put("y", row: 0, column: 4)
    #expect(canvas.screen.text == " x本y")
    canvas.put("日本", row: 0, column: 3)
    #expect(canvas.screen.text == " x 日")
    canvas.put("語", row: 0, column: -1, style: "faint")
    #expect(canvas.screen.text == " x 日")
    #expect(canvas.screen[0, 0].style == "faint")
  }

  @Test func aPartOfACanvasCannotReachOutside() {
    var canvas = canvas(3, 8)
    canvas.fill(canvas.bounds, "·")
    canvas.within(Rect(row: 1, column: 2, rows: 1, columns: 4)) { part in
      part.put("abcdefgh", row: 0, column: -1, style: "accent")
      part.put("no", row: 1, column: 0)
      part.fill(Rect(row: -1, column: 3, rows: 9, columns: 9), "#")
      part.placeCursor(row: 0, column: 2)
      part.placeCursor(row: 5, column: 2)
    }
    #expect(canvas.screen.text == "········\n··bcd#··\n········")
    #expect(canvas.cursor == Position(row: 1, column: 4))
    #expect(canvas.screen.pictured.hasSuffix("1: 2-4 accent"))
  }

  @Test func towersOfMarksStayInOneCell() {
    var canvas = canvas(1, 4)
    canvas.put("a" + String(repeating: "\u{301}", count: 50) + "b", row: 0, column: 0)
    #expect(canvas.screen.text.unicodeScalars.count == 5)
    #expect(canvas.screen[0, 1].scalar == 0x62)
  }

  @Test func damageIsTheSmallestSpanARow() {
    var before = canvas(3, 10)
    before.put("hello", row: 0, column: 0)
    before.put("日本語", row: 1, column: 0)
    var after = before
    after.put("E", row: 0, column: 1)
    after.put("o", row: 0, column: 3)
    after.put("国", row: 1, column: 2)
    let damage = Damage(from: before.screen, to: after.screen)
    #expect(damage.spans == [.init(row: 0, columns: 1..<4), .init(row: 1, columns: 2..<4)])
    #expect(Damage(from: after.screen, to: after.screen).spans.isEmpty)
    #expect(Damage(from: nil, to: after.screen).spans.count == 3)
    var restyled = after
    restyled.restyle(Rect(row: 2, column: 9, rows: 1, columns: 1), style: "selection")
    #expect(Damage(from: after.screen, to: restyled.screen).spans == [.init(row: 2, columns: 9..<10)])
  }

  @Test func whatIsToBeApprovedShowsEveryHiddenCharacter() {
    let command = "rm -rf\u{A0}/\u{202E}txt\u{1B}[2K\t\u{200D}ok日\n"
    #expect(TextSanitizer.visible(command) == "rm -rf\\u{A0}/\\u{202E}txt\\e[2K\\t\\u{200D}ok日\n")
    let line = TextSanitizer.visible("a\u{202E}b", style: "code")
    #expect(line.runs.map(\.style) == ["code", "escaped", "code"])
    #expect(!TextSanitizer.hidesSomething("ls -l\n"))
    #expect(TextSanitizer.hidesSomething("ls\u{200B}"))
  }

  @Test func sequencesOfToolOutputGo() {
    let output = "\u{1B}[1;31mred\u{1B}[0m \u{1B}]0;title\u{7}x\u{1B}]8;;http://a\u{1B}\\link\n10%\r50%\r100%\r\nend\r"
    #expect(TextSanitizer.withoutSequences(output) == "red xlink\n100%\nend")
    #expect(TextSanitizer.withoutSequences("é ünchanged") == "é ünchanged")
  }

  @Test func stylesFallBackWordByWord() {
    let theme = Theme(name: "t", styles: ["text": Style(.palette(7)), "a.b": Style(.palette(1))])
    #expect(theme.style("a.b.c.d") == Style(.palette(1)))
    #expect(theme.style("a") == Style(.palette(7)))
    #expect(Theme.choose("light", noColor: "1").name == "mono")
    #expect(Theme.choose("light", noColor: "").name == "light")
    #expect(Theme.mono.styles.values.allSatisfy { $0.foreground == .standard && $0.background == .standard })
  }

  @Test func coloursAreReadAndBroughtDown() {
    #expect(Color("#1a2B3c") == .rgb(red: 0x1A, green: 0x2B, blue: 0x3C))
    #expect(Color("#f80") == .hex(0xFF8800))
    #expect(Color("bright-red") == .palette(9))
    #expect(Color("nonsense") == nil)
    #expect(Color.nearestPalette(red: 255, green: 0, blue: 0) == 196)
    #expect(Color.nearestPalette(red: 128, green: 128, blue: 128) == 244)
    #expect(Color.nearestBasic(red: 200, green: 20, blue: 20) == 9)
  }
}
