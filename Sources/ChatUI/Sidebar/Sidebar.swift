import Conversation
import Terminal

/// The list of all sessions, with their true state.
struct Sidebar: Equatable, Sendable {
  var mode = ScreenLayout.SidebarMode.automatic
  /// The session at hand while the sidebar has the focus.
  var cursor: SessionID?
  private var top = 0

  var isFocused: Bool { mode == .focused }

  /// Focus, then hidden, then as before: what F2 does.
  mutating func toggle(current: SessionID?) {
    switch mode {
    case .automatic: focus(current)
    case .focused: mode = .hidden
    case .hidden: focus(current)
    }
  }

  mutating func focus(_ session: SessionID?) {
    mode = .focused
    cursor = session
  }

  mutating func leave() { if isFocused { mode = .automatic } }

  mutating func move(_ rows: Int, among sessions: [SessionSummary]) {
    guard !sessions.isEmpty else { return }
    let place = sessions.firstIndex { $0.id == cursor } ?? 0
    cursor = sessions[min(max(0, place + rows), sessions.count - 1)].id
  }

  /// The session that the last frame shows in a row.
  func session(atRow row: Int, of sessions: [SessionSummary]) -> SessionID? {
    let place = top + row - 1
    return row > 0 && sessions.indices.contains(place) ? sessions[place].id : nil
  }

  mutating func draw(
    _ sessions: [SessionSummary], current: SessionID?, now: Timestamp, into canvas: inout Canvas
  ) {
    let columns = canvas.size.columns
    guard canvas.size.rows > 0 else { return }
    canvas.put(" SESSIONS", row: 0, column: 0, style: isFocused ? "accent" : "sidebar.title")
    let height = canvas.size.rows - 1
    let place = sessions.firstIndex { $0.id == (isFocused ? cursor : current) } ?? 0
    top = min(max(top, place - height + 1), place)
    top = max(0, min(top, sessions.count - height))
    for line in 0..<max(0, min(height, sessions.count - top)) {
      let session = sessions[top + line]
      let number = top + line + 1
      let row = Self.row(session, number: number, columns: columns, now: now)
      canvas.put(row, row: line + 1)
      let isAtHand = isFocused ? session.id == cursor : session.id == current
      if isAtHand {
        canvas.fill(
          Rect(row: line + 1, column: row.width, rows: 1, columns: columns - row.width), style: "sidebar.selected")
        canvas.restyle(Rect(row: line + 1, column: 0, rows: 1, columns: columns), style: "sidebar.selected")
        canvas.put(isFocused ? "›" : "▎", row: line + 1, column: 0, style: "sidebar.selected")
      }
    }
    let below = sessions.count - top - height
    if below > 0, height > 1 {
      canvas.put(
        TextWidth.padded(" … \(below) more", columns: columns), row: height, column: 0, style: "sidebar.detail")
    }
  }

  /// One session: number, sign, name, and the word for its state where it fits.
  static func row(_ session: SessionSummary, number: Int, columns: Int, now: Timestamp) -> StyledLine {
    let mark = SessionMark(session, now: now)
    var line = StyledLine(number < 10 ? " \(number) " : "   ", "sidebar.number")
    line.append("\(mark.sign) ", mark.style)
    let word = columns >= 20 ? TextWidth.columns(mark.word) + 2 : 0
    let name = TextWidth.padded(session.name.replacing("\n", with: " "), columns: max(1, columns - line.width - word))
    line.append(name, session.unread > 0 ? "sidebar.unread" : .plain)
    if word > 0 { line.append(" \(mark.word) ", mark.style) }
    return line
  }
}
