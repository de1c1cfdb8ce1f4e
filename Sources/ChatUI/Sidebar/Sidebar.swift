import Conversation
import Terminal

/// The list of all sessions, with their true state.
struct Sidebar: Equatable, Sendable {
  var mode = ScreenLayout.SidebarMode.automatic
  var detail = SidebarDetail.columns
  /// Whether it tells how long a session has worked; not for a screen reader.
  var hasClock = true
  /// Whether a line stands beside it, from which a blank keeps what is told.
  var hasNeighbour = true
  /// By folder, under headings.
  var isGrouped = false
  /// The session at hand while the sidebar has the focus.
  var cursor: SessionID?
  /// Narrows the list; nil while all of it is shown.
  private(set) var filter: TextEditor?
  /// What is typed goes into the filter.
  private(set) var isFiltering = false
  /// The first row of the list that is shown.
  var top = 0
  /// What the last frame kept on the screen, and whether it was scrolled away from that.
  private var kept: SessionID?
  private(set) var isScrolled = false
  /// What each row of the last frame shows.
  var shownRows: [SessionID?] = []
  /// The last frame showed ages, which grow by themselves.
  var showsAges = false

  var isFocused: Bool { mode == .focused }
  /// The words by which the list is narrowed.
  var query: String { filter?.text ?? "" }

  /// Focus, then hidden, then as before: what F2 does.
  mutating func toggle(current: SessionID?) {
    switch mode {
    case .automatic: focus(current)
    case .focused:
      stopFiltering()
      mode = .hidden
    case .hidden: focus(current)
    }
  }

  mutating func focus(_ session: SessionID?) {
    mode = .focused
    cursor = session
  }

  mutating func leave() {
    stopFiltering()
    if isFocused { mode = .automatic }
  }

  /// Moves among the sessions that are shown, in the order in which they stand there.
  mutating func move(_ rows: Int, among sessions: [SessionSummary]) {
    guard !sessions.isEmpty else { return }
    guard let place = sessions.firstIndex(where: { $0.id == cursor }) else {
      // It is not among them any more: from outside one comes to the first, or to the end.
      cursor = sessions[rows >= sessions.count ? sessions.count - 1 : 0].id
      return
    }
    cursor = sessions[min(max(0, place + rows), sessions.count - 1)].id
  }

  /// Shows what is above or below, until another session is at hand.
  mutating func scroll(rows: Int) {
    top = max(0, top + rows)
    isScrolled = true
  }

  /// Keeps a session on the screen from now on, unless the list was scrolled since it came to hand.
  mutating func keep(_ session: SessionID?) -> Bool {
    if session != kept { isScrolled = false }
    kept = session
    return !isScrolled
  }

  /// The session that the last frame shows in a row.
  func session(atRow row: Int) -> SessionID? { shownRows.indices.contains(row) ? shownRows[row] : nil }

  mutating func startFiltering() {
    isFiltering = true
    if filter == nil { filter = TextEditor(line: "") }
  }

  /// The keys move in the list again, which stays narrow.
  mutating func keepFilter() {
    isFiltering = false
    if query.isEmpty { filter = nil }
  }

  mutating func stopFiltering() {
    isFiltering = false
    filter = nil
  }

  mutating func edit(_ change: (inout TextEditor) -> Void) {
    guard var editor = filter else { return }
    change(&editor)
    filter = editor
  }
}
