import Testing

@testable import Terminal

/// The terminal tells its background when it is asked, at whatever moment, and it is never typed.
extension InputDecoderTests {
  private static let light = Color.hex(0xFDF6E3)

  @Test(
    arguments: [
      ("\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{1B}\\", [], light), ("\u{1B}]11;rgb:fd/f6/e3\u{7}", [], light),
      ("\u{1B}]11;rgba:fdfd/f6f6/e3e3/ffff\u{7}", [], light), ("\u{1B}]11;#fdf6e3\u{7}", [], light),
      ("a\u{1B}]11;rgb:0/0/0\u{7}\u{1B}]11;rgb:f/f/f\u{7}b", [.key(Key("a")), .key(Key("b"))], .hex(0xFFFFFF)),
      ("\u{1B}[200~one\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{1B}\\ two\u{1B}[201~", [.paste("one two")], light),
      ("\u{1B}[200~one\u{1B}]11;rgb:fdfd/f6f6/e3e3\u{7} two\u{1B}[201~", [.paste("one two")], light),
      // What only looks like it.
      ("\u{1B}]10;rgb:fdfd/f6f6/e3e3\u{7}\u{1B}]11;?\u{7}\u{1B}]11;rgb:fdfd/f6f6\u{7}x", [.key(Key("x"))], nil),
      ("\u{1B}]11;rgb:fffff/0/0\u{7}\u{1B}]11;rgb:+f/0/0\u{7}\u{1B}]11;rgb://\u{7}", [], nil),
      ("\u{1B}[200~\u{1B}]11;rgb:x\u{7}\u{1B}[201~", [.paste("\u{1B}]11;rgb:x\u{7}")], nil),
    ] as [(String, [Input], Color?)])
  func theBackgroundIsTakenAndNeverTyped(text: String, inputs: [Input], background: Color?) {
    var whole = InputDecoder()
    #expect(whole.feed(Array(text.utf8)) == inputs)
    let told = [whole.takeBackground(), whole.takeBackground()]
    #expect(told == [background, nil])
    var pieces = InputDecoder()
    #expect(text.utf8.flatMap { pieces.feed([$0]) } == inputs)
    let toldInPieces = pieces.takeBackground()
    #expect(toldInPieces == background)
  }

  @Test func theNewsOfOtherColoursIsNoInput() {
    for text in ["\u{1B}[?997;1n", "\u{1B}[?997;2n"] {
      var decoder = InputDecoder()
      #expect(decoder.feed(Array("a\(text)b".utf8)) == [.key(Key("a")), .key(Key("b"))])
      let isNews = [decoder.takeSchemeChange(), decoder.takeSchemeChange()]
      #expect(isNews == [true, false])
    }
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\u{1B}[?996;1n\u{1B}[997;1n\u{1B}[?997n".utf8)) == [])
    let isNews = decoder.takeSchemeChange()
    #expect(!isNews)
  }

  @Test(
    arguments: [
      (0x000000, false), (0x1A1B26, false), (0x002B36, false), (0x0000FF, false), (0x808080, true), (0xFDF6E3, true),
      (0xFFFFFF, true), (0x00FF00, true),
    ] as [(UInt32, Bool)])
  func aBackgroundIsLightWhereDarkLettersAreReadOnIt(number: UInt32, isLight: Bool) {
    #expect(Color.hex(number).isLight == isLight)
    #expect(Color.standard.isLight == nil)
  }
}
