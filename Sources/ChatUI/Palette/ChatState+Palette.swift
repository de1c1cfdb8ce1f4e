import Conversation
import Terminal

extension ChatState {
  private static let session = "session:"

  /// All that can be done, with its keys, and all sessions.
  mutating func showPalette() {
    var known: Set<Action> = []
    let contexts: [KeyContext] = [.anywhere, .composer, .composerEmpty]
    let actions = contexts.flatMap { context in keymap.bindings.filter { $0.context == context } }.filter {
      $0.action.isInPalette && known.insert($0.action).inserted
    }
    let items =
      actions.map { binding in
        let name = binding.action.rawValue
        return Picker.Item(value: name, title: binding.help, detail: binding.keyText, alias: name)
      }
      + sessions.map { session in
        Picker.Item(
          value: Self.session + session.id.rawValue, title: session.name,
          detail: "session · \(options.shown(session.options.folder))")
      }
    overlay = .picker(Picker(.palette, title: "Do, or go to", items: items))
  }

  mutating func takeFromPalette(_ value: String, now: Timestamp) -> [Effect] {
    sidebar.leave()
    if value.hasPrefix(Self.session) { return show(SessionID(String(value.dropFirst(Self.session.count)))) }
    guard let action = Action(rawValue: value) else { return [] }
    return perform(action, now: now)
  }
}

extension Action {
  /// Worth a line in the palette: neither the writing of text nor what needs no name.
  var isInPalette: Bool {
    switch self {
    case .send, .hold, .newline, .complete, .left, .right, .up, .down, .wordLeft, .wordRight, .lineStart, .lineEnd,
      .deleteBackward, .deleteForward, .killToEnd, .killToStart, .killBigWord, .killWordBackward, .killWordForward,
      .yank, .yankOlder, .transpose, .undo, .escape, .cancel, .leave, .palette, .pageUp, .pageDown:
      false
    default: sessionNumber == nil
    }
  }
}
