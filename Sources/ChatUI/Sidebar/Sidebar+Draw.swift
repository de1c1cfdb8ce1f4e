import Conversation
import Terminal

extension Sidebar {
  /// Draws the list so that the session at hand is on the screen.
  mutating func draw(
    _ sessions: [SessionSummary], current: SessionID?, now: Timestamp, shown folder: (String) -> String,
    into canvas: inout Canvas
  ) {
    let columns = canvas.size.columns
    showsAges = false
    shownRows = [nil]
    guard canvas.size.rows > 0 else { return }
    drawTitle(into: &canvas)
    let plan = SidebarRow(
      columns: columns, detail: detail, count: sessions.count, hasClock: hasClock, margin: hasNeighbour ? 1 : 0)
    showsAges = plan.showsAges
    let atHand = isFocused ? cursor : current
    let entries = entries(sessions, shown: folder)
    // A row of the screen for each of these: an entry and which of its lines.
    let rows = entries.flatMap { entry in (0..<(entry.session == nil ? 1 : plan.lines)).map { (entry, $0) } }
    if rows.isEmpty, filter != nil { canvas.put(" nothing fits", row: 1, column: 0, style: "sidebar.detail") }
    var height = canvas.size.rows - 1
    let hasMore = rows.count > height && height > plan.lines
    if hasMore { height -= 1 }
    let first = rows.firstIndex { $0.0.session.map { $0.id == atHand } ?? false } ?? 0
    let last = min(rows.count - 1, first + plan.lines - 1)
    // The heading of the first session comes along.
    let start = first == 1 ? 0 : first
    if keep(atHand) { top = min(max(top, last - height + 1), start) }
    top = max(0, min(top, rows.count - height))
    for line in 0..<max(0, min(height, rows.count - top)) {
      let (entry, part) = rows[top + line]
      shownRows.append(entry.session?.id)
      switch entry {
      case .heading(let text):
        canvas.put(
          StyledLine(" \(text)", "sidebar.title").truncated(columns: columns), row: line + 1)
      case .session(let session, let number):
        let text = part == 0 ? plan.line(session, number: number, now: now) : plan.second(session, now: now)
        canvas.put(text, row: line + 1)
        if session.id == atHand {
          select(row: line + 1, width: text.width, marks: part == 0, in: &canvas)
        } else if session.id == current, part == 0 {
          // The one on the screen stays told while another is chosen.
          canvas.put("▎", row: line + 1, column: 0, style: "accent")
        }
      }
    }
    guard hasMore else { return }
    let below = rows[min(rows.count, top + height)...].count { $0.1 == 0 && $0.0.session != nil }
    let above = rows[..<top].count { $0.1 == 0 && $0.0.session != nil }
    let words = [above > 0 ? "↑ \(above)" : "", below > 0 ? "↓ \(below)" : ""].filter { !$0.isEmpty }
    canvas.put(" \(words.joined(separator: "  ")) more", row: height + 1, column: 0, style: "sidebar.detail")
  }

  private func drawTitle(into canvas: inout Canvas) {
    guard let filter else {
      canvas.put(" SESSIONS", row: 0, column: 0, style: isFocused ? "accent" : "sidebar.title")
      return
    }
    canvas.put(" /", row: 0, column: 0, style: isFocused ? "accent" : "sidebar.title")
    let before = TextWidth.columns(String(filter.characters[..<filter.cursor]))
    let shift = max(0, before - (canvas.size.columns - 4))
    let area = Rect(row: 0, column: 2, rows: 1, columns: canvas.size.columns - 3)
    canvas.within(area) { canvas in
      canvas.put(filter.text, row: 0, column: -shift)
      if filter.isEmpty { canvas.put("narrow the list", row: 0, column: 0, style: "composer.placeholder") }
      if isFiltering { canvas.placeCursor(row: 0, column: before - shift) }
    }
  }

  private func select(row: Int, width: Int, marks: Bool, in canvas: inout Canvas) {
    let columns = canvas.size.columns
    canvas.fill(Rect(row: row, column: width, rows: 1, columns: columns - width), style: "sidebar.selected")
    canvas.restyle(Rect(row: row, column: 0, rows: 1, columns: columns), style: "sidebar.selected")
    if marks { canvas.put(isFocused ? "›" : "▎", row: row, column: 0, style: "sidebar.selected") }
  }
}
