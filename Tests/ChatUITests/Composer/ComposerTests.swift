import Conversation
import Terminal
import Testing

@testable import ChatUI

@Suite struct ComposerTests {
  private func composer(_ text: String) -> Composer {
    var composer = Composer()
    composer.edit { $0.insert(text) }
    return composer
  }

  @Test func `rows break at blanks and the cursor follows wide characters`() {
    let columns: (Character) -> Int = { TextWidth.columns($0) }
    let text = Array("hello world 漢字")
    let layout = ComposerLayout(text, cursor: text.count, width: 8, columns: columns)
    #expect(layout.rows.map { String(text[$0.range]) } == ["hello ", "world ", "漢字"])
    #expect(layout.cursor == Position(row: 2, column: 4))
    let long = Array("abcdefghij")
    let cut = ComposerLayout(long, cursor: 7, width: 8, columns: columns)
    #expect(cut.rows.map { String(long[$0.range]) } == ["abcdefg", "hij"])
    #expect(cut.cursor == Position(row: 1, column: 0))
  }

  @Test func `every place in a text has a row and a column within the width`() {
    let text = Array("a long line that breaks  here\n\nand 漢字漢字漢字 there ")
    for width in 1...20 {
      for place in 0...text.count {
        let layout = ComposerLayout(text, cursor: place, width: width) { TextWidth.columns($0) }
        #expect(layout.cursor.row < layout.rows.count)
        #expect(layout.cursor.column < max(2, width))
      }
    }
  }

  @Test func `a long paste is folded, edited as one character and sent whole`() {
    var composer = composer("see ")
    let paste = (1...20).map { "line \($0)" }.joined(separator: "\n")
    composer.paste(paste)
    composer.edit { $0.insert(" ok") }
    #expect(composer.editor.characters.count == 8)
    #expect(composer.text == "see \(paste) ok")
    #expect(composer.draft == Draft(text: "see \(paste) ok", cursor: paste.count + 7))
    composer.paste(paste)
    composer.edit { $0.deleteBackward() }
    #expect(composer.text == "see \(paste) ok")
    let taken = composer.take()
    #expect(taken == "see \(paste) ok")
    #expect(composer.isEmpty)
    composer.up()
    #expect(composer.text == "see \(paste) ok")
  }

  @Test func `a short paste keeps its lines`() {
    var composer = composer("")
    composer.paste("a\r\nb\rc")
    #expect(composer.text == "a\nb\nc")
  }

  @Test func `up and down go through the rows, then through the prompts, and the draft comes back`() {
    var composer = Composer()
    composer.edit { $0.insert("first") }
    _ = composer.take()
    composer.edit { $0.insert("second") }
    _ = composer.take()
    composer.edit { $0.insert("my\ndraft") }
    composer.up()
    #expect(composer.editor.cursor == 2)
    composer.up()
    #expect(composer.text == "second")
    composer.up()
    #expect(composer.text == "first")
    composer.up()
    #expect(composer.text == "first")
    composer.edit { $0.moveToEnd() }
    composer.down()
    composer.down()
    #expect(composer.text == "my\ndraft")
  }

  @Test func `a backslash before Enter is a new line`() {
    var composer = composer("one\\")
    let first = composer.continuesLine()
    #expect(first)
    #expect(composer.text == "one\n")
    let second = composer.continuesLine()
    #expect(!second)
  }

  @Test func `a prompt that comes back goes in front of the draft`() {
    var composer = composer("new")
    composer.restore("old")
    #expect(composer.text == "old\nnew")
  }
}
