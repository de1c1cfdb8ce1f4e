import Conversation
import Terminal

/// Where prompts are written: the text, what is folded in it, and the prompts of before.
public struct Composer: Equatable, Sendable {
  public internal(set) var editor = TextEditor()
  var folds = FoldTable()
  var recall = PromptRecall()
  /// The next key is taken as it is.
  var isQuoting = false
  /// The columns that the text had when it was last drawn.
  var width = 80
  /// The first row that is shown.
  var top = 0
  /// The column that going up and down keeps to.
  private var goal: Int?
  /// The rows of the text as it was laid out last.
  var rowCache = RowCache()

  public init() {}

  public static func == (left: Self, right: Self) -> Bool {
    left.editor == right.editor && left.folds == right.folds && left.recall == right.recall
  }

  public var isEmpty: Bool { editor.isEmpty }
  /// What is written, with every paste in full.
  public var text: String { folds.expand(editor.characters) }
  public var draft: Draft { folds.draft(editor.characters, cursor: editor.cursor) }

  mutating func set(_ draft: Draft) {
    let characters = folds.characters(of: draft)
    let place = folds.place(of: draft.cursor, in: characters)
    editor.change(0..<editor.characters.count, to: characters, cursor: place)
    goal = nil
  }

  /// Puts a prompt that came back in front of what stands there.
  mutating func restore(_ prompt: Prompt) {
    let back = folds.characters(of: Draft(text: prompt.text, images: prompt.images))
    editor.change(0..<0, to: back + (editor.isEmpty ? [] : ["\n"]), cursor: back.count)
  }

  /// The path of a picture, absolute, where the paste seems to be one: that is to be looked at.
  mutating func paste(_ text: String, folder: String = "/", home: String? = nil) -> String? {
    goal = nil
    let clean = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if let path = PastedPath.ofImage(clean, folder: folder, home: home), attach(path, typed: clean) { return path }
    if FoldTable.isLong(clean), let mark = folds.fold(clean, taken: editor.characters) {
      editor.change(editor.cursor..<editor.cursor, to: [mark])
    } else {
      editor.change(editor.cursor..<editor.cursor, to: Array(clean))
    }
    return nil
  }

  /// Puts a picture in at the cursor, in place of `range` where that is given.
  mutating func attach(_ path: String, typed: String, replacing range: Range<Int>? = nil) -> Bool {
    let label = folds.known.last { $0.path == path }?.label
    guard let mark = folds.add(.image(path: path, label: label, typed: typed), taken: editor.characters) else {
      return false
    }
    editor.change(range ?? editor.cursor..<editor.cursor, to: [mark])
    return true
  }

  /// The file that was taken for a picture was looked at: where it is none, its path is text again.
  mutating func check(_ path: String, _ check: ImageCheck) {
    let unfolded = folds.check(path, check)
    guard !unfolded.isEmpty else { return rowCache.forget() }
    while let place = editor.characters.firstIndex(where: unfolded.contains) { unfold(at: place) }
  }

  /// Shows the folded paste before or at the cursor in full, or the newest one.
  mutating func unfold() {
    func isFold(_ place: Int) -> Bool {
      editor.characters.indices.contains(place) && folds[editor.characters[place]] != nil
    }
    let places = [editor.cursor - 1, editor.cursor].filter(isFold)
    guard let place = places.first ?? editor.characters.lastIndex(where: { folds[$0] != nil }) else { return }
    unfold(at: place)
  }

  private mutating func unfold(at place: Int) {
    guard let fold = folds[editor.characters[place]] else { return }
    let text = if case .image(_, _, let typed) = fold { typed } else { fold.text }
    editor.change(place..<(place + 1), to: Array(text))
    goal = nil
  }

  mutating func edit(_ change: (inout TextEditor) -> Void) {
    change(&editor)
    goal = nil
  }

  /// Empties the composer and gives what stood there, which Up brings back.
  @discardableResult
  mutating func take() -> Draft {
    let draft = self.draft
    recall.add(draft.text)
    editor.replace(with: "")
    // What is recalled holds the pastes in full; undo must not bring back marks of folds that are gone. The cuts keep theirs.
    editor.forgetUndo()
    folds.keep(editor.kills.characters)
    goal = nil
    return draft
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

  /// Puts in the last word of the prompt before; right after that, of the one before that one (Alt+.).
  mutating func yankLastArgument() {
    var back = 0
    var range = editor.cursor..<editor.cursor
    if case .recalling(let place, let count, let before) = editor.lastEdit {
      back = before + 1
      range = place..<(place + count)
    }
    let entries = recall.entries
    guard back < entries.count,
      let word = entries[entries.count - 1 - back].split(whereSeparator: \.isWhitespace).last
    else { return }
    editor.change(range, to: Array(word), joins: back > 0)
    editor.lastEdit = .recalling(at: range.lowerBound, count: word.count, back: back)
    goal = nil
  }

  /// Puts a prompt of before in place of what stands there; a long one is folded.
  mutating func show(_ text: String) {
    var characters = folds.characters(of: Draft(text: text))
    if FoldTable.isLong(text), folds.images(in: characters).isEmpty, let mark = folds.fold(text, taken: []) {
      characters = [mark]
    }
    editor.change(0..<editor.characters.count, to: characters)
    goal = nil
  }

  private mutating func move(to row: Int, _ layout: ComposerLayout) {
    let column = goal ?? layout.cursor.column
    editor.move(to: layout.place(row: row, column: column, in: editor.characters, columns: columns))
    goal = column
  }

  /// Shows what is above or below of a text that is higher than its place; the cursor stays on the screen.
  mutating func scroll(rows: Int, height: Int) {
    let layout = layout()
    guard height > 0, layout.rows.count > height else { return }
    top = min(max(0, top + rows), layout.rows.count - height)
    let row = min(max(layout.cursor.row, top), top + height - 1)
    if row != layout.cursor.row { move(to: row, layout) }
  }

  /// To where a column of a row is that the last frame shows.
  mutating func moveCursor(row: Int, column: Int) {
    let place = layout().place(
      row: top + max(0, row), column: max(0, column - Self.indent), in: editor.characters, columns: columns)
    edit { $0.move(to: place) }
  }

  func columns(_ character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return 1 }
    return folds[character].map { TextWidth.columns($0.label) } ?? TextWidth.columns(character)
  }
}
