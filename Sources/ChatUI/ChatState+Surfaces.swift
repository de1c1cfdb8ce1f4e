import Conversation
import Terminal

extension ChatState {
  /// Actions of a focused permission request; nil for one that is not its own.
  mutating func performPermission(_ action: Action, now: Timestamp) -> [Effect]? {
    guard let id = current, let permissions = panes[id]?.permissions else { return nil }
    if action == .cancel {
      panes[id]?.permissions.postpone()
      return []
    }
    let isOwn =
      keymap.bindings.contains { $0.action == action && $0.context == permissions.context }
      || (permissions.context == .note && keymap.bindings.contains { $0.action == action && $0.context == .composer })
    guard isOwn, let outcome = panes[id]?.permissions.perform(action, now: now) else { return nil }
    switch outcome {
    case .nothing: break
    case .notYet, .passedOver, .refused:
      let surface = panes[id]?.permissions ?? permissions
      if let words = outcome.words(of: surface) { say(words, "status.warning", now: now) }
    case .answer(let request, let answer): return settle(request, answer)
    }
    return []
  }
}
