import Testing

@testable import Terminal

/// The terminal's answer to the question for its state comes at any moment, between any two keys.
extension InputDecoderTests {
  @Test(
    arguments: [
      ("\u{1B}[0n", [], 1), ("a\u{1B}[0nb\u{1B}[0n", [.key(Key("a")), .key(Key("b"))], 2),
      // Escape, typed just before.
      ("\u{1B}\u{1B}[0nx", [.key(.escape), .key(Key("x"))], 1),
      ("\u{1B}[200~one\u{1B}[0n two\u{1B}[201~", [.paste("one two")], 1),
      ("\u{1B}[3n\u{1B}[?0n\u{1B}[0;1n", [], 0),
    ] as [(String, [Input], Int)])
  func answersAreCountedAndNeverTyped(text: String, inputs: [Input], answers: Int) {
    var whole = InputDecoder()
    #expect(whole.feed(Array(text.utf8)) == inputs)
    #expect(whole.takeAnswers() == answers)
    #expect(whole.takeAnswers() == 0)
    var pieces = InputDecoder()
    #expect(text.utf8.flatMap { pieces.feed([$0]) } == inputs)
    #expect(pieces.takeAnswers() == answers)
  }
}
