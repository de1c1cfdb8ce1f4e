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
  }
}
