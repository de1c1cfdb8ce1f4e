import Testing

@testable import Terminal

/// Nothing of a paste becomes a key, whatever is in it and however it arrives.
extension InputDecoderTests {
  private static let begin = "\u{1B}[200~"
  private static let end = "\u{1B}[201~"

  /// All that comes out, read at once and byte by byte, which is the same; then silence.
  private func decode(_ text: String) -> [Input] {
    var whole = InputDecoder()
    let inputs = whole.feed(Array(text.utf8)) + whole.quiet() + whole.quiet()
    var pieces = InputDecoder()
    #expect(text.utf8.flatMap { pieces.feed([$0]) } + pieces.quiet() + pieces.quiet() == inputs)
    return inputs
  }

  private func pasted(_ inputs: [Input]) -> String {
    inputs.reduce(into: "") { if case .paste(let part) = $1 { $0 += part } }
  }

  @Test(arguments: [
    // The mark of an end, and what would delete a session.
    ("rm\(end)\r\u{18}Dy", "rm\n\u{18}Dy"), ("a\(end)\u{3}b\(end)\u{1B}c", "a\u{3}b\u{1B}c"),
    // The mark of a beginning, too.
    ("a\(end)\r\(begin)b", "a\nb"), ("a\(begin)b", "ab"), ("\(begin)\(begin)a\(end)y", "ay"), ("\(end)y", "y"),
    ("", ""),
  ])
  func whatIsPastedHoldsTheMarksOfPastes(held: String, expected: String) {
    let inputs = decode(Self.begin + held + Self.end)
    #expect(pasted(inputs) == expected)
    #expect(!inputs.contains { if case .paste = $0 { false } else { true } })
  }

  @Test func keysBehindAPasteCountAfterAMoment() {
    #expect(decode("\(Self.begin)a\(Self.end)\r\u{1B}[A") == [.paste("a"), .key(.enter), .key(.up)])
    #expect(decode("\(Self.begin)a\(Self.end)\u{1B}") == [.paste("a"), .key(.escape)])
    #expect(decode("\u{1B}\(Self.begin)a\(Self.end)") == [.key(.escape), .paste("a")])
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\(Self.begin)a\(Self.end)".utf8)) == [.paste("a")])
    #expect(decoder.pendingTimeout == 100)
    #expect(decoder.feed([0x0D]) == [])
    #expect(decoder.quiet() == [.key(.enter)])
    #expect(decoder.pendingTimeout == nil)
    // The moment is over: an end now is one of nothing.
    #expect(decoder.feed(Array("x\(Self.end)\r".utf8)) == [.key(Key("x")), .key(.enter)])
  }

  /// The end of a paste was lost, and all keys would be pasted for ever.
  @Test(
    arguments: [
      ([0x1B], [.key(.escape)]), ([0x03], [.key(.ctrl("c"))]), (Array("\u{1B}[A".utf8), [.key(.up)]),
      (Array("é".utf8), [.key(Key("é"))]), ([0x0D], [.paste("\n")]), ([0x09], [.paste("\t")]),
    ] as [([UInt8], [Input])])
  func oneKeyAloneEndsAPasteThatStopped(key: [UInt8], inputs: [Input]) {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array("\(Self.begin)half".utf8)) == [])
    #expect(decoder.quiet() == [.paste("half")])
    #expect(decoder.feed(key) == [])
    #expect(decoder.pendingTimeout == 100)
    #expect(decoder.quiet() + decoder.quiet() == inputs)
    #expect(!decoder.isInPaste)
    #expect(decoder.feed([0x0D]) == [.key(.enter)])
  }

  @Test func aPasteThatOnlyPausedGoesOn() {
    var decoder = InputDecoder()
    #expect(decoder.feed(Array(Self.begin.utf8)) == [])
    #expect(decoder.pendingTimeout == 1000)
    #expect(decoder.quiet() == [])
    #expect(decoder.feed(Array("\u{1B}[0n\u{1B}[I".utf8)) == [.focus(true)])
    #expect(decoder.takeAnswers() == 1)
    #expect(decoder.feed(Array("h".utf8)) == [])
    #expect(decoder.feed(Array("alf\r\u{1B}[2".utf8)) == [])
    #expect(decoder.quiet() == [.paste("half")])
    #expect(decoder.feed(Array("01~".utf8)) == [.paste("\n")])
    #expect(!decoder.isInPaste)
    #expect(decoder.quiet() == [])
  }
}
