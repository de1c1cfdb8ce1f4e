import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  /// What the whole text becomes, read at once, and what silence makes of the rest.
  private func decode(_ text: String) -> [Input] {
    var decoder = InputDecoder()
    return decoder.feed(Array(text.utf8)) + decoder.quiet()
  }

  private func keys(_ text: String) -> String {
    decode(text).map { if case .key(let key) = $0 { "\(key)" } else { "\($0)" } }.joined(separator: " ")
  }

  @Test(arguments: [
    ("aé日👩‍💻", "a é 日 👩‍💻"), ("\r\n\t\u{7F}\u{8}", "Enter Ctrl+J Tab Backspace Backspace"),
    ("\u{0}\u{1}\u{18}\u{1F}\u{1C}", "Ctrl+Space Ctrl+A Ctrl+X Ctrl+_ Ctrl+\\"),
    ("\u{1B}[A\u{1B}OA\u{1B}[1;5A\u{1B}[a\u{1B}Oa", "Up Up Ctrl+Up Shift+Up Ctrl+Up"),
    ("\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", "Home End Home End Home End"),
    (
      "\u{1B}[5~\u{1B}[6;3~\u{1B}[3^\u{1B}[2$\u{1B}[3@",
      "PageUp Alt+PageDown Ctrl+Delete Shift+Insert Ctrl+Shift+Delete"
    ),
    ("\u{1B}OP\u{1B}[11~\u{1B}[[A\u{1B}[1;2R\u{1B}[24~\u{1B}[15;6~", "F1 F1 F1 Shift+F3 F12 Ctrl+Shift+F5"),
    ("\u{1B}[Z\u{1B}x\u{1B}X\u{1B}\r\u{1B}\u{7F}", "Shift+Tab Alt+x Alt+X Alt+Enter Alt+Backspace"),
    ("\u{1B}é\u{1B}1\u{1B}\u{18}\u{1B}\u{1B}[B", "Alt+é Alt+1 Ctrl+Alt+X Alt+Down"),
    (
      "\u{1B}[13;2u\u{1B}[27;2;13~\u{1B}[97;5u\u{1B}[105;5u\u{1B}[97;2u\u{1B}[97;1:3u",
      "Shift+Enter Shift+Enter Ctrl+A Tab A"
    ),
    ("\u{1B}\u{1B}", "Escape Escape"), ("\u{1B}\u{1B}x", "Escape Alt+x"), ("\u{1B}[", "Alt+["), ("\u{1B}O", "Alt+O"),
    ("\u{1B}]", "Alt+]"), ("\u{1B}Px", "Alt+P x"), ("\u{1B}Oz", "Alt+O z"), ("\u{1B}Op\u{1B}OM", "0 Enter"),
  ])
  func keysOfManyTerminals(_ sent: String, _ expected: String) {
    #expect(keys(sent) == expected)
  }

  @Test func answersOfTheTerminalAreNeverTyped() {
    let answers =
      "\u{1B}[?62;22c\u{1B}[>41;379;0c\u{1B}[12;40R\u{1B}]11;rgb:0000/0000/0000\u{1B}\\\u{1B}]10;rgb:ff/ff/ff\u{7}"
      + "\u{1B}P>|XTerm(379)\u{1B}\\\u{1B}P1+r524742=38\u{1B}\\\u{1B}[?2026;2$y\u{1B}[?1u\u{1B}[8;24;80t\u{1B}_Gi=1;OK\u{1B}\\\u{1B}[0n"
      + "\u{1B}[4;2$y\u{1B}[20;1$y\u{1B}[1;1R\u{1B}]l a title\u{1B}\\\u{1B}]Lan icon\u{7}\u{1B}[133u\u{1B}[201~"
    #expect(keys("a" + answers + "b") == "a b")
    #expect(keys("a\u{1B}[12\u{1B}[Ab") == "a Up b")
  }

  /// However the bytes are cut, the same comes out.
  @Test func piecesOfAnySizeGiveTheSame() {
    let text =
      "é日\u{1B}[1;5A\u{1B}OP\u{1B}[200~p\r\nq\u{1B}[201x\u{1B}[201~\u{1B}[<0;3;4M\u{1B}]11;x\u{7}\u{1B}[I👍z\u{1B}xq\u{1B}[[A"
    let whole = decode(text)
    #expect(whole.contains(.paste("p\nq\u{1B}[201x")))
    for size in 1...9 {
      var decoder = InputDecoder()
      var inputs: [Input] = []
      let bytes = Array(text.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        inputs += decoder.feed(Array(bytes[start..<min(bytes.count, start + size)]))
      }
      #expect(inputs + decoder.quiet() == whole)
      #expect(decoder.pendingTimeout == nil)
    }
  }

  @Test func onlySilenceMakesAnEscape() {
    var decoder = InputDecoder()
    #expect(decoder.pendingTimeout == nil)
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.pendingTimeout == 100)
    #expect(decoder.feed([0x5B]) == [])
    #expect(decoder.feed([0x31, 0x3B]) == [])
    // Half of a sequence is never typed, however slow the line is.
    #expect(decoder.pendingTimeout == nil)
    #expect(decoder.quiet() == [])
    #expect(decoder.feed([0x35, 0x41]) == [.key(Key(.up, .ctrl))])
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.quiet() == [.key(.escape)])
    #expect(decoder.quiet() == [])
  }

  /// A bad line tears a sequence apart, for longer than an Escape takes.
  @Test(arguments: ["[A", "[1;5A", "OP", "[<0;3;4M", "[0n", "]11;rgb:0/0/0\u{7}", "[?62;22c"])
  func theLateRestOfASequenceIsNeverTyped(rest: String) {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]) + decoder.quiet() == [.key(.escape)])
    #expect(!decoder.feed(Array(rest.utf8)).contains { if case .key(let key) = $0 { key.typed != nil } else { false } })
    #expect(decoder.feed(Array("x".utf8)) == [.key(Key("x"))])
    for escapes in ["\u{1B}", "\u{1B}\u{1B}"] where !rest.hasPrefix("]") || escapes.utf8.count == 1 {
      #expect(decoder.feed(Array("\(escapes)\(rest.prefix(1))".utf8)) == [])
      #expect(decoder.pendingTimeout == 500)
      _ = decoder.feed(Array(rest.dropFirst().utf8))
      #expect(decoder.feed(Array("x".utf8)) == [.key(Key("x"))])
    }
    // Whoever types such letters after an Escape does so one by one, or later.
    #expect(decoder.feed([0x1B]) + decoder.quiet() == [.key(.escape)])
    #expect(decoder.pendingTimeout == 500)
    #expect(decoder.feed(Array("[".utf8)) + decoder.feed(Array("A".utf8)) == [.key(Key("[")), .key(Key("A"))])
    #expect(decoder.feed([0x1B]) + decoder.quiet() + decoder.quiet() == [.key(.escape)])
    #expect(decoder.pendingTimeout == nil)
    #expect(decoder.feed(Array("[A".utf8)) == [.key(Key("[")), .key(Key("A"))])
  }

  @Test func focusAndMouse() {
    #expect(decode("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
    let place = Position(row: 4, column: 9)
    #expect(
      decode("\u{1B}[<0;10;5M\u{1B}[<0;10;5m\u{1B}[<32;10;5M\u{1B}[<64;10;5M\u{1B}[<81;10;5M\u{1B}[M *%")
        == [
          .mouse(Mouse(.press, .left, at: place)), .mouse(Mouse(.release, .left, at: place)),
          .mouse(Mouse(.drag, .left, at: place)), .mouse(Mouse(.scrollUp, at: place)),
          .mouse(Mouse(.scrollDown, at: place, modifiers: .ctrl)), .mouse(Mouse(.press, .left, at: place)),
        ])
  }

  @Test func aHugePasteArrivesWhole() {
    let line = "日本 text with words\r"
    let body = String(repeating: line, count: 200_000)
    let bytes = Array(("\u{1B}[200~" + body + "\u{1B}[201~x").utf8)
    var decoder = InputDecoder(pasteLimit: 1 << 20)
    var inputs: [Input] = []
    for start in stride(from: 0, to: bytes.count, by: 65536) {
      inputs += decoder.feed(Array(bytes[start..<min(bytes.count, start + 65536)]))
    }
    #expect(decoder.quiet() == [.key(Key("x"))])
    let text = inputs.reduce(into: "") { if case .paste(let part) = $1 { $0 += part } }
    #expect(text == body.replacing("\r", with: "\n"))
    #expect(inputs.count > 3)
  }

  @Test func anEndedTerminalLosesNothingOfAPaste() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~half a\u{1B}[2".utf8)) == [])
    #expect(decoder.pendingTimeout == 1000)
    #expect(decoder.isInPaste)
    #expect(decoder.quiet() == [.paste("half a")])
    #expect(decoder.feed(Array(" b\r".utf8)) == [])
    #expect(decoder.quiet() == [.paste("\u{1B}[2 b")])
    // A CR is held back for an LF that may follow; that wakes nobody.
    #expect(decoder.pendingTimeout == nil)
    #expect(decoder.finish() == [.paste("\n")])
  }
}
