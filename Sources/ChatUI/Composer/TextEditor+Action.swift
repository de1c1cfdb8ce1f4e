extension TextEditor {
  /// Carries out an action that edits; false for one that does not.
  @discardableResult
  mutating func perform(_ action: Action) -> Bool {
    switch action {
    case .left: moveLeft()
    case .right: moveRight()
    case .wordLeft: moveWordLeft()
    case .wordRight: moveWordRight()
    case .lineStart: moveToLineStart()
    case .lineEnd: moveToLineEnd()
    case .deleteBackward: deleteBackward()
    case .deleteForward: deleteForward()
    case .killToEnd: killToLineEnd()
    case .killToStart: killToLineStart()
    case .killBigWord: killBigWordBackward()
    case .killWordBackward: killWordBackward()
    case .killWordForward: killWordForward()
    case .yank: yank()
    case .yankOlder: yankOlder()
    case .transpose: transpose()
    case .transposeWords: transposeWords()
    case .upcaseWord: upcaseWord()
    case .downcaseWord: downcaseWord()
    case .capitalizeWord: capitalizeWord()
    case .deleteBlanks: deleteBlanks()
    case .textStart: moveToStart()
    case .textEnd: moveToEnd()
    case .undo: undoEdit()
    case .redo: redoEdit()
    default: return false
    }
    return true
  }
}
