import Conversation
import Terminal

/// Where prompts are written: the text, folded pastes, and the prompts of before.
public struct Composer: Equatable, Sendable {
  public internal(set) var editor = TextEditor()
  var pastes = PasteFolding()
  var recall = PromptRecall()
  /// The columns that the text had when it was last drawn.
  var width = 80
  /// The first row that is shown.
  var top = 0
  /// The column that going up and down keeps to.
  private var goal: Int?

  public init() {}

  public var isEmpty: Bool { editor.isEmpty }
  /// What is written, with every paste in full.
  public var text: String { pastes.expand(editor.characters) }
  public var draft: Draft {
    Draft(text: text, cursor: pastes.expand(editor.characters[..<editor.cursor]).count)
  }

  /// What stands after a `/` where nothing else is written.
  var commandWord: Substring? {
    let text = text
    return text.hasPrefix("/") && !text.contains(where: \.isWhitespace) ? text.dropFirst() : nil
  }

  mutating func set(_ draft: Draft) {
    pastes.removeAll()
    editor.replace(with: draft.text, cursor: draft.cursor)
  }

  /// Puts a prompt that came back in front of what stands there.
  mutating func restore(_ text: String) {
    let rest = editor.isEmpty ? "" : "\n" + String(editor.characters)
    editor.replace(with: text + rest, cursor: text.count)
  }

  mutating func paste(_ text: String) {
    let clean = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if PasteFolding.isLong(clean), let mark = pastes.fold(clean, taken: editor.characters) {
      editor.insert(String(mark))
    } else {
      editor.insert(clean)
    }
    goal = nil
  }

  mutating func edit(_ change: (inout TextEditor) -> Void) {
    change(&editor)
    goal = nil
  }

  /// Empties the composer and gives what stood there, which Up brings back.
  mutating func take() -> String {
    let text = self.text
    recall.add(text)
    editor.replace(with: "")
    // The recalled text holds the pastes in full; undo must not bring back marks without them.
    editor.undo = UndoStack()
    pastes.removeAll()
    goal = nil
    return text
  }

  /// A `\` just before the cursor makes Enter a new line: it is replaced by one.
  mutating func continuesLine() -> Bool {
    guard editor.cursor > 0, editor.characters[editor.cursor - 1] == "\\" else { return false }
    editor.deleteBackward()
    editor.insert("\n")
    return true
  }

  mutating func up() {
    let layout = layout()
    guard layout.cursor.row == 0 else { return move(to: layout.cursor.row - 1, layout) }
    guard let text = recall.older(than: self.text) else { return editor.moveToStart() }
    show(text)
  }

  mutating func down() {
    let layout = layout()
    guard layout.cursor.row == layout.rows.count - 1 else { return move(to: layout.cursor.row + 1, layout) }
    guard let text = recall.newer(than: self.text) else { return editor.moveToEnd() }
    show(text)
  }

  private mutating func show(_ text: String) {
    editor.replace(with: "")
    pastes.removeAll()
    paste(text)
    goal = nil
  }

  private mutating func move(to row: Int, _ layout: ComposerLayout) {
    let column = goal ?? layout.cursor.column
    editor.move(to: layout.place(row: row, column: column, in: editor.characters, columns: columns))
    goal = column
  }

  /// To where a column of a row is that the last frame shows.
  mutating func moveCursor(row: Int, column: Int) {
    let place = layout().place(
      row: top + max(0, row), column: max(0, column - Self.indent), in: editor.characters, columns: columns)
    edit { $0.move(to: place) }
  }

  func layout(width: Int? = nil) -> ComposerLayout {
    ComposerLayout(editor.characters, cursor: editor.cursor, width: width ?? self.width, columns: columns)
  }

  func columns(_ character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return 1 }
    return pastes.label(character).map { TextWidth.columns($0) } ?? TextWidth.columns(character)
  }
}
