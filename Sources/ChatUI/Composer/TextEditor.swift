/// Text with a cursor that is edited as readline does, a Character at a time.
///
/// A value without a screen: `ComposerLayout` says where its rows break. The kill ring belongs to the editor, so
/// what was cut in one place can be put back in another.
public struct TextEditor: Equatable, Sendable {
  /// What is edited.
  public private(set) var characters: [Character]
  /// The place before which the next Character goes, from 0 to `characters.count`.
  public internal(set) var cursor: Int
  /// Holds one line: line breaks that are put in become blanks, and no more than ``mostInLine`` Characters go in.
  private let isLine: Bool
  /// Another number for every state of the text.
  private(set) var revision = 0

  var kills = KillRing()
  private var undo = UndoStack()
  /// What the last edit was, so that typing is undone by the run and cuts in a row join.
  var lastEdit = Edit.none

  /// Kinds of change that are told apart where the next one of the same kind belongs to it.
  enum Edit: Equatable, Sendable {
    case none, typing, deleting, killing
    /// The place and length of what was put back last.
    case yanking(at: Int, count: Int)
    /// The same of the last word of an earlier prompt, and how many prompts back that is.
    case recalling(at: Int, count: Int, back: Int)
  }

  /// The most Characters of a line: as long as a path can be. What is narrowed or searched by a line would take seconds
  /// a key where something huge was pasted into it.
  static let mostInLine = 4096

  public init(_ text: String = "", cursor: Int? = nil) {
    characters = Array(text)
    isLine = false
    self.cursor = min(max(0, cursor ?? characters.count), characters.count)
  }

  /// An editor of one line, as all fields are but the composer and notes.
  init(line text: String) {
    characters = text.prefix(Self.mostInLine).map { $0.isNewline ? " " : $0 }
    isLine = true
    cursor = characters.count
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }
  /// The kill ring and the steps to undo are not part of what it is.
  public static func == (left: Self, right: Self) -> Bool {
    left.cursor == right.cursor && left.characters == right.characters
  }

  /// Puts text in at the cursor. A run of single Characters is one step to undo, up to the end of a word.
  public mutating func insert(_ text: String) {
    let new = Array(text)
    guard !new.isEmpty else { return }
    let isTyping = new.count == 1 && !new[0].isNewline
    change(cursor..<cursor, to: new, joins: isTyping && lastEdit == .typing && new[0] != " ")
    lastEdit = isTyping ? .typing : .none
  }

  /// Takes all text away or puts other text in its place; can be undone.
  public mutating func replace(with text: String, cursor place: Int? = nil) {
    change(0..<characters.count, to: Array(text), cursor: place)
  }

  public mutating func deleteBackward() { delete(cursor - 1) }
  public mutating func deleteForward() { delete(cursor) }

  private mutating func delete(_ place: Int) {
    guard characters.indices.contains(place) else { return }
    let joins = lastEdit == .deleting && !characters[place].isWhitespace
    change(place..<(place + 1), to: [], joins: joins)
    lastEdit = .deleting
  }

  public mutating func undoEdit() {
    guard let step = undo.undo() else { return }
    for change in step.changes.reversed() {
      characters.replaceSubrange(change.start..<(change.start + change.inserted.count), with: change.removed)
    }
    settle(at: step.before)
  }

  /// Does again what was undone last.
  public mutating func redoEdit() {
    guard let step = undo.redo() else { return }
    for change in step.changes {
      characters.replaceSubrange(change.start..<(change.start + change.removed.count), with: change.inserted)
    }
    settle(at: step.after)
  }

  private mutating func settle(at place: Int) {
    cursor = place
    revision += 1
    lastEdit = .none
  }

  /// Nothing before now can be undone any more.
  mutating func forgetUndo() { undo = UndoStack() }

  /// The one way in which the text changes; the cursor goes behind what is put in where nothing else is said.
  mutating func change(_ range: Range<Int>, to new: [Character], cursor place: Int? = nil, joins: Bool = false) {
    let removed = Array(characters[range])
    let room = Self.mostInLine - (characters.count - removed.count)
    let new = isLine ? new.prefix(max(0, room)).map { $0.isNewline ? " " : $0 } : new
    let before = cursor
    lastEdit = .none
    characters.replaceSubrange(range, with: new)
    cursor = min(max(0, place ?? range.lowerBound + new.count), characters.count)
    guard removed != new else { return }
    revision += 1
    let change = UndoStack.Change(start: range.lowerBound, removed: removed, inserted: new)
    undo.push(change, joins: joins, before: before, after: cursor)
  }
}
