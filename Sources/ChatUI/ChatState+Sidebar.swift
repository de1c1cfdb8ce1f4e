import Conversation
import Terminal

extension ChatState {
  /// The sessions in the order in which the sidebar shows them.
  var sidebarSessions: [SessionSummary] { sidebar.entries(sessions, shown: options.shown).compactMap(\.session) }

  /// Actions of the focused sidebar; nil for one that is not its own.
  mutating func performSidebar(_ action: Action, now: Timestamp) -> [Effect]? {
    if sidebar.isFiltering { return performFilter(action) }
    let selected = sidebar.cursor.flatMap { summary($0) }
    switch action {
    case .sidebarDown: sidebar.move(1, among: sidebarSessions)
    case .sidebarUp: sidebar.move(-1, among: sidebarSessions)
    case .sidebarFirst: sidebar.move(-sessions.count, among: sidebarSessions)
    case .sidebarLast: sidebar.move(sessions.count, among: sidebarSessions)
    case .sidebarOpen: return selected.map { show($0.id) } ?? []
    case .sidebarNew: return performSession(.newSession, now: now)
    case .sidebarRename: return selected.map { rename($0) } ?? []
    case .sidebarStop: return selected.map { [.command(.stop($0.id))] } ?? []
    case .sidebarDelete: return selected.map { askDelete($0, now: now) } ?? []
    case .sidebarPin: return selected.map { pin($0) } ?? []
    case .sidebarUnread: return selected.map { markUnread($0) } ?? []
    case .sidebarMoveDown: return selected.map { move($0, by: 1, now: now) } ?? []
    case .sidebarMoveUp: return selected.map { move($0, by: -1, now: now) } ?? []
    case .sidebarFilter: sidebar.startFiltering()
    case .escape where sidebar.filter != nil: sidebar.stopFiltering()
    case .escape, .cancel: sidebar.leave()
    default: return nil
    }
    return []
  }

  /// Actions while the list is narrowed by typing.
  private mutating func performFilter(_ action: Action) -> [Effect]? {
    switch action {
    case .listDown: sidebar.move(1, among: sidebarSessions)
    case .listUp: sidebar.move(-1, among: sidebarSessions)
    case .listTake:
      let chosen = sidebar.cursor.flatMap { summary($0) }
      return chosen.map { show($0.id) } ?? []
    case .filterKeep: sidebar.keepFilter()
    case .escape, .cancel:
      sidebar.stopFiltering()
      if sidebar.cursor == nil { sidebar.cursor = current }
    default:
      // What would change the composer changes the filter, or nothing.
      guard keymap.bindings.contains(where: { $0.action == action && $0.context == .composer }) else { return nil }
      editFilter { $0.perform(action) }
    }
    return []
  }

  /// The session at hand is one that is shown, as long as there is any.
  mutating func editFilter(_ change: (inout TextEditor) -> Void) {
    sidebar.edit(change)
    let shown = sidebarSessions
    if !shown.contains(where: { $0.id == sidebar.cursor }) { sidebar.cursor = shown.first?.id }
  }

  mutating func groupSessions(now: Timestamp) {
    sidebar.isGrouped.toggle()
    sidebar.top = 0
    say(sidebar.isGrouped ? "Sessions stand by folder." : "Sessions stand by their places.", now: now)
  }

  private mutating func pin(_ session: SessionSummary) -> [Effect] {
    reorder(session.id) { $0.isPinned.toggle() }
    return [.command(.pin(session.id, !session.isPinned))]
  }

  private mutating func markUnread(_ session: SessionSummary) -> [Effect] {
    reorder(session.id) { $0.unread = max(1, $0.unread) }
    // Else the session on the screen would be read again at once.
    panes[session.id]?.staysUnread = true
    return [.command(.markUnread(session.id))]
  }

  /// Moves a session past its neighbour in the list. By folder it stays among those of its folder: the two change places, and all
  /// others keep their numbers. Shown at once, so that the key can be held down; the engine's word follows.
  private mutating func move(_ session: SessionSummary, by places: Int, now: Timestamp) -> [Effect] {
    guard sidebar.filter == nil else {
      say("Sessions move while all of them are shown (Esc).", now: now)
      return []
    }
    let entries = sidebar.entries(sessions, shown: options.shown)
    guard let row = entries.firstIndex(where: { $0.session?.id == session.id }), entries.indices.contains(row + places),
      case .session(let neighbour, let number) = entries[row + places], neighbour.isPinned == session.isPinned
    else { return [] }
    // Sessions of equal places are told apart by the engine.
    if neighbour.place != session.place {
      sessions[number - 1].place = session.place
      reorder(session.id) { $0.place = neighbour.place }
    }
    let isGrouped = sidebar.isGrouped
    return [.command(isGrouped ? .exchange(session.id, neighbour.id) : .move(session.id, to: number - 1))]
  }

  private mutating func reorder(_ id: SessionID, _ change: (inout SessionSummary) -> Void) {
    guard let place = sessions.firstIndex(where: { $0.id == id }) else { return }
    change(&sessions[place])
    sessions.sort { $0.precedes($1) }
  }
}
