import Testing

@testable import ChatUI

/// Writes `|` where the cursor is.
private func editor(_ picture: String) -> TextEditor {
  let parts = picture.split(separator: "|", omittingEmptySubsequences: false)
  return TextEditor(parts.joined(), cursor: parts[0].count)
}

private func picture(_ editor: TextEditor) -> String {
  String(editor.characters[..<editor.cursor]) + "|" + String(editor.characters[editor.cursor...])
}

@Suite struct TextEditorTests {
  @Test(arguments: [
    ("ab|c", Action.left, "a|bc"), ("ab|c", .right, "abc|"), ("|ab", .left, "|ab"), ("ab|", .right, "ab|"),
    ("one two| x", .wordLeft, "one |two x"), ("one| two x", .wordRight, "one two| x"),
    ("a\nbc|d\ne", .lineStart, "a\n|bcd\ne"), ("a\nbc|d\ne", .lineEnd, "a\nbcd|\ne"),
    ("ab|c", .deleteBackward, "a|c"), ("ab|c", .deleteForward, "ab|"), ("|a", .deleteBackward, "|a"),
    ("a\nbc|d\ne", .killToEnd, "a\nbc|\ne"), ("a|\nb", .killToEnd, "a|b"), ("a\nbc|d", .killToStart, "a\n|d"),
    ("a\n|b", .killToStart, "a|b"), ("foo bar-baz|", .killBigWord, "foo |"),
    ("foo bar-baz|", .killWordBackward, "foo bar-|"),
    ("|foo bar", .killWordForward, "| bar"), ("ab|c", .transpose, "acb|"), ("abc|", .transpose, "acb|"),
    ("one two|", .transposeWords, "two one|"), ("one| two.", .transposeWords, "two one|."),
    ("one, t|wo", .transposeWords, "two, one|"), ("o|ne two", .transposeWords, "o|ne two"),
    ("|one two", .upcaseWord, "ONE| two"), ("O|NE", .downcaseWord, "One|"), ("| oNE two", .capitalizeWord, " One| two"),
    ("|straße", .upcaseWord, "STRASSE|"), ("a  | b", .deleteBlanks, "a|b"),
    ("a\nb|", .textStart, "|a\nb"), ("a|\nb", .textEnd, "a\nb|"),
    ("e\u{301}👩‍💻|x", .deleteBackward, "e\u{301}|x"),
  ])
  func `an action changes the text as readline does`(before: String, action: Action, after: String) {
    var editor = editor(before)
    let isEdit = editor.perform(action)
    #expect(isEdit)
    #expect(picture(editor) == after)
  }

  @Test func `cuts in a row are put back as one, and exchanged for older ones`() {
    var editor = editor("one two three|")
    editor.perform(.killBigWord)
    editor.perform(.killBigWord)
    editor.perform(.left)
    editor.perform(.killToStart)
    #expect(picture(editor) == "| ")
    editor.perform(.yank)
    #expect(picture(editor) == "one| ")
    editor.perform(.yankOlder)
    #expect(picture(editor) == "two three| ")
    editor.perform(.yankOlder)
    #expect(picture(editor) == "one| ")
  }

  @Test func `undo takes back typing by the word and every cut`() {
    var editor = TextEditor()
    for character in "one two" { editor.insert(String(character)) }
    editor.perform(.killToStart)
    #expect(editor.text == "")
    editor.perform(.undo)
    #expect(editor.text == "one two")
    editor.perform(.undo)
    #expect(editor.text == "one")
    editor.perform(.undo)
    #expect(editor.text == "")
    editor.perform(.undo)
    #expect(editor.text == "")
    for _ in 1...4 { editor.perform(.redo) }
    #expect(editor.text == "")
    editor.perform(.undo)
    #expect(picture(editor) == "one two|")
  }

  @Test func `a change after an undo ends what can be done again`() {
    var editor = editor("one|")
    editor.perform(.killBigWord)
    editor.perform(.undo)
    editor.insert("s")
    editor.perform(.redo)
    #expect(editor.text == "ones")
    editor.perform(.undo)
    #expect(editor.text == "one")
  }

  @Test func `deleting a word letter by letter is one step to undo`() {
    var editor = editor("one two|")
    for _ in 0..<3 { editor.perform(.deleteBackward) }
    editor.perform(.undo)
    #expect(picture(editor) == "one two|")
    editor.perform(.textStart)
    for _ in 0..<3 { editor.perform(.deleteForward) }
    editor.perform(.undo)
    #expect(picture(editor) == "|one two")
  }

  @Test func `any changes are undone and done again exactly`() {
    var state: UInt64 = 7
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    let actions: [Action] = [
      .left, .wordLeft, .deleteBackward, .deleteForward, .killBigWord, .killToEnd, .yank, .yankOlder, .transpose,
      .transposeWords, .upcaseWord, .capitalizeWord, .deleteBlanks, .textEnd,
    ]
    var editor = TextEditor("the first words")
    for _ in 0..<150 {
      if roll(2) == 0 { editor.insert(["a", " ", "\n", "漢"][roll(4)]) } else { editor.perform(actions[roll(14)]) }
    }
    let last = editor.text
    for _ in 0..<200 { editor.perform(.undo) }
    #expect(editor.text == "the first words")
    for _ in 0..<200 { editor.perform(.redo) }
    #expect(editor.text == last)
  }

  @Test func `a line stays one line and no longer than a path, whatever is pasted, put back or done again`() {
    var line = TextEditor(line: "a\nb")
    line.insert("\r\nc\u{2028}d")
    #expect(line.text == "a b c d")
    line.insert(String(repeating: "x\n", count: 500_000))
    #expect(line.characters.count == TextEditor.mostInLine)
    line.perform(.killToStart)
    #expect(line.isEmpty)
    for _ in 0..<3 { line.perform(.yank) }
    #expect(line.characters.count == TextEditor.mostInLine && line.cursor == TextEditor.mostInLine)
    // Of what found no room nothing is exchanged.
    line.perform(.yankOlder)
    #expect(line.characters.count == TextEditor.mostInLine)
    for _ in 0..<9 { line.perform(.undo) }
    #expect(line.text == "a b")
    #expect(TextEditor(line: String(repeating: "x", count: 9999)).cursor == TextEditor.mostInLine)
  }
}
