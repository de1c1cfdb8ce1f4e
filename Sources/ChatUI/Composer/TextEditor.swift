/// Text with a cursor that is edited as readline does, a Character at a time.
///
/// A value without a screen: `ComposerLayout` says where its rows break. The kill ring belongs to the editor, so
/// what was cut in one place can be put back in another.
public struct TextEditor: Equatable, Sendable {
  /// What is edited.
  public internal(set) var characters: [Character]
  /// The place before which the next Character goes, from 0 to `characters.count`.
  public internal(set) var cursor: Int

  var kills = KillRing()
  var undo = UndoStack()
  /// What the last edit was, so that typing is undone by the run and cuts in a row join.
  var lastEdit = Edit.none

  /// Kinds of change that are told apart where the next one of the same kind belongs to it.
  enum Edit: Equatable, Sendable {
    case none, typing, killing
    /// The place and length of what was put back last.
    case yanking(at: Int, count: Int)
  }

  public init(_ text: String = "", cursor: Int? = nil) {
    characters = Array(text)
    self.cursor = min(max(0, cursor ?? characters.count), characters.count)
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
    let isTyping = new.count == 1 && new[0] != "\n"
    if !isTyping || lastEdit != .typing || new[0] == " " { remember() }
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
    lastEdit = isTyping ? .typing : .none
  }

  /// Takes all text away or puts other text in its place; can be undone.
  public mutating func replace(with text: String, cursor place: Int? = nil) {
    remember()
    characters = Array(text)
    cursor = min(max(0, place ?? characters.count), characters.count)
    lastEdit = .none
  }

  public mutating func deleteBackward() {
    guard cursor > 0 else { return }
    remember()
    cursor -= 1
    characters.remove(at: cursor)
    lastEdit = .none
  }

  public mutating func deleteForward() {
    guard cursor < characters.count else { return }
    remember()
    characters.remove(at: cursor)
    lastEdit = .none
  }

  /// Exchanges the two Characters around the cursor, or the last two at the end, as readline's `transpose-chars`.
  public mutating func transpose() {
    guard cursor > 0, characters.count > 1 else { return }
    remember()
    let second = cursor == characters.count ? cursor - 1 : cursor
    characters.swapAt(second - 1, second)
    cursor = second + 1
    lastEdit = .none
  }

  public mutating func undoEdit() {
    guard let state = undo.pop() else { return }
    characters = state.characters
    cursor = state.cursor
    lastEdit = .none
  }

  mutating func remember() {
    undo.push(UndoStack.State(characters: characters, cursor: cursor))
  }
}
