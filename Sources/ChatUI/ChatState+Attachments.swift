import Conversation
import Terminal

/// Pictures, pastes and keys taken as they are, on their way into the composer.
extension ChatState {
  mutating func paste(_ text: String) -> [Effect] {
    guard let id = current else { return [] }
    let folder = session?.options.folder ?? options.folder
    let home = options.home
    guard let path = withPane({ $0.composer.paste(text, folder: folder, home: home) }) ?? nil else { return [] }
    return [.command(.checkImage(id, path: path))]
  }

  /// A file that was taken for a picture was looked at.
  mutating func takeCheck(_ check: ImageCheck, of path: String, in id: SessionID, now: Timestamp) -> [Effect] {
    panes[id]?.composer.check(path, check)
    if case .unusable(let reason?) = check { say(reason, "status.warning", now: now) }
    return id == current ? draftEffects() : []
  }

  /// After Ctrl+V the next key is text: a tab, a line break, or a character that else would open a list.
  mutating func takesQuoted(_ key: Key) -> Bool {
    guard isComposing, pane?.composer.isQuoting == true else { return false }
    withPane { pane in
      pane.composer.isQuoting = false
      let text: String? =
        switch key {
        case .tab: "\t"
        case .enter, .ctrl("j"): "\n"
        default: key.typed.map { String($0) }
        }
      guard let text else { return }
      pane.composer.edit { editor in
        editor.insert(text)
        editor.lastEdit = .none
      }
    }
    return true
  }
}

extension Composer {
  /// Up brings the prompt back.
  mutating func setAside(_ prompt: Prompt) {
    for image in prompt.images { folds.know(image) }
    recall.add(prompt.text)
  }
}
