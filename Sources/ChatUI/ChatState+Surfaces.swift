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
    case .notYet:
      let readAll = permissions.exposure.sawEverything
      say(
        permissions.isTooSmall
          ? "Too small to answer: enlarge it."
          : readAll ? "It has just appeared: read it, then press again." : "Read it to its end first (Space or PgDn).",
        "status.warning", now: now)
    case .refused(let reason): say(reason, "status.warning", now: now)
    case .answer(let request, let answer):
      panes[id]?.permissions.remove(request)
      requests[id]?.removeAll { $0 == request }
      return [.command(.answer(id, request.id, answer))]
    }
    return []
  }

  /// Actions of the focused sidebar; nil for one that is not its own.
  mutating func performSidebar(_ action: Action, now: Timestamp) -> [Effect]? {
    let selected = sidebar.cursor.flatMap { summary($0) }
    switch action {
    case .sidebarDown: sidebar.move(1, among: sessions)
    case .sidebarUp: sidebar.move(-1, among: sessions)
    case .sidebarFirst: sidebar.move(-sessions.count, among: sessions)
    case .sidebarLast: sidebar.move(sessions.count, among: sessions)
    case .sidebarOpen:
      guard let selected else { return [] }
      return show(selected.id)
    case .sidebarNew: return performSession(.newSession, now: now)
    case .sidebarRename: return selected.map { rename($0) } ?? []
    case .sidebarStop: return selected.map { [.command(.stop($0.id))] } ?? []
    case .sidebarDelete: return selected.map { askDelete($0) } ?? []
    case .sidebarFilter: return performSession(.switchSession, now: now)
    case .escape, .cancel: sidebar.leave()
    default: return nil
    }
    return []
  }
}
