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
    _ = composer.paste(paste)
    composer.edit { $0.insert(" ok") }
    #expect(composer.editor.characters.count == 8)
    #expect(composer.text == "see \(paste) ok")
    let draft = composer.draft
    #expect(draft.text == "see \(paste) ok")
    #expect(draft.cursor == paste.count + 7)
    #expect(draft.folds == [Draft.Fold(start: 4, count: paste.utf8.count)])
    _ = composer.paste(paste)
    composer.edit { $0.deleteBackward() }
    #expect(composer.text == "see \(paste) ok")
    let taken = composer.take()
    #expect(taken.text == "see \(paste) ok")
    #expect(composer.isEmpty)
    composer.up()
    #expect(composer.text == "see \(paste) ok")
  }

  @Test func `a short paste keeps its lines`() {
    var composer = composer("")
    _ = composer.paste("a\r\nb\rc")
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
    composer.restore(Prompt(text: "old"))
    #expect(composer.text == "old\nnew")
  }

  @Test func `a folded paste survives as a fold, and is unfolded in place`() {
    var first = composer("see 漢 ")
    let paste = String(repeating: "line é\n", count: 20)
    _ = first.paste(paste)
    first.edit { $0.insert(" ok") }
    first.edit { $0.moveLeft() }
    var second = Composer()
    second.set(first.draft)
    #expect(second.text == first.text)
    #expect(second.editor.characters.count == 10)
    #expect(second.editor.cursor == first.editor.cursor)
    #expect(second.draft == first.draft)
    second.unfold()
    #expect(second.editor.characters.count > 100)
    #expect(second.text == first.text)
    #expect(second.draft.folds.isEmpty)
    second.edit { $0.perform(.undo) }
    #expect(second.editor.characters.count == 10)
  }

  @Test(arguments: [
    Draft.Fold(start: -1, count: 3), Draft.Fold(start: 1, count: 99), Draft.Fold(start: 2, count: 2),
    Draft.Fold(start: 0, count: 0),
  ])
  func `a fold that does not fit is left unfolded`(fold: Draft.Fold) {
    var composer = Composer()
    composer.set(Draft(text: "a漢字b", cursor: 99, folds: [fold]))
    #expect(composer.text == "a漢字b")
    #expect(composer.draft.folds.isEmpty)
  }

  @Test func `a folded paste that was cut is put back in full after the prompt was sent`() {
    var composer = composer("")
    let paste = String(repeating: "word ", count: 1_000)
    _ = composer.paste(paste)
    composer.edit { $0.perform(.killToStart) }
    composer.edit { $0.insert("x") }
    composer.take()
    composer.edit { $0.perform(.yank) }
    #expect(composer.text == paste)
  }

  @Test func `the last word of prompts before is put in, again of one further back`() {
    var composer = composer("look at a.swift")
    composer.take()
    composer.edit { $0.insert("fix b.swift") }
    composer.take()
    composer.edit { $0.insert("open ") }
    composer.yankLastArgument()
    #expect(composer.text == "open b.swift")
    composer.yankLastArgument()
    #expect(composer.text == "open a.swift")
    composer.yankLastArgument()
    #expect(composer.text == "open a.swift")
    composer.edit { $0.perform(.undo) }
    #expect(composer.text == "open ")
  }

  @Test(arguments: [
    ("/tmp/a.png", "/tmp/a.png"), ("'/tmp/with space.PNG' ", "/tmp/with space.PNG"), ("\"/tmp/a.gif\"", "/tmp/a.gif"),
    ("/tmp/with\\ space.jpeg\n", "/tmp/with space.jpeg"), ("file:///tmp/a%20b.webp", "/tmp/a b.webp"),
    ("~/a.jpg", "/home/ada/a.jpg"), ("./a.jpg", "/work/./a.jpg"), ("a.png", nil), ("/tmp/a.txt", nil),
    ("see /tmp/a.png", nil), ("/tmp/a.png\n/tmp/b.png", nil), ("'/tmp/a.png", nil), ("file:///tmp/%zz.png", nil),
    ("", nil),
  ])
  func `what a terminal pastes for a dropped picture is its path`(pasted: String, path: String?) {
    #expect(PastedPath.ofImage(pasted, folder: "/work", home: "/home/ada") == path)
  }

  @Test func `a picture is one unit with a label, goes with the prompt, and comes back`() {
    let image = PromptImage(path: "/tmp/a.png", label: "[image: a.png 30x20, 1 kB]")
    var composer = composer("what is ")
    #expect(composer.paste("/tmp/a.png") == "/tmp/a.png")
    composer.edit { $0.insert("?") }
    #expect(composer.text == "what is [image: a.png]?")
    composer.check("/tmp/a.png", .usable(image))
    #expect(composer.editor.characters.count == 10)
    let draft = composer.take()
    #expect(draft.text == "what is [image: a.png 30x20, 1 kB]?")
    #expect(draft.images == [image])
    composer.up()
    #expect(composer.editor.characters.count == 10)
    #expect(composer.draft.images == [image])
    var other = Composer()
    other.restore(Prompt(text: draft.text, images: draft.images))
    #expect(other.draft.images == [image])
    #expect(other.editor.characters.count == 10)
  }

  @Test func `what is no picture becomes text again`() {
    var composer = composer("look: ")
    _ = composer.paste("'/tmp/a b.png'")
    composer.check("/tmp/a b.png", .unusable("It is none."))
    #expect(composer.text == "look: '/tmp/a b.png'")
    #expect(composer.draft.images.isEmpty)
  }

  @Test func `control characters of a paste are left out, wherever it goes`() {
    let paste = "\u{1B}[1mé\u{9B}漢\u{0}\ta\u{7F}\u{C}\u{85}\r\nb\u{7}👩‍💻"
    var stage = Stage()
    stage.input(.paste(paste))
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "[1mé漢\ta\nb👩‍💻")
    stage.press("Ctrl+X", "l")
    stage.input(.paste("n\u{3}o\u{1B}"))
    guard case .picker(let picker) = stage.state.overlay else { return #expect(Bool(false)) }
    #expect(picker.query.text == "no")
  }

  @Test func `after Ctrl+V a paste is a paste, and the next key a key`() {
    var stage = Stage()
    stage.press("Ctrl+V")
    stage.input(.paste("one"))
    stage.press("Enter")
    #expect(!stage.commands().isEmpty)
  }

  @Test func `keys of other editors mean what they mean there`() {
    var stage = Stage()
    stage.type("one two")
    stage.press("Shift+Enter")
    stage.type("three four")
    stage.press("Ctrl+Backspace")
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "one two\nthree ")
    stage.press("Ctrl+R")
    #expect(stage.state.overlay != nil)
    stage.press("Ctrl+G")
    #expect(stage.state.overlay == nil)
  }

  @Test func `the leader takes a letter in a list too, and none there confirms`() {
    var stage = Stage()
    stage.press("Ctrl+X", "l")
    stage.type("ab cd")
    stage.press("Ctrl+X", "l", "Ctrl+X", "Backspace")
    guard case .picker(let picker) = stage.state.overlay else { return #expect(Bool(false)) }
    #expect(picker.query.text == "")
    stage.press("Escape", "Ctrl+X", "D", "Ctrl+X", "y")
    #expect(stage.commands() == [])
    stage.press("y")
    #expect(stage.commands() == [.delete(SessionID("notes"))])
  }
}
