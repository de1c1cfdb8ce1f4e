import Conversation
import Terminal

extension SearchPanel {
  /// What a frame needs to know beside the panel itself.
  struct Surroundings {
    var now: Timestamp
    /// The sessions in the list: a place in another one is told to be put away.
    var listed: Set<SessionID>
    var keymap: Keymap
  }

  /// The rows of one place.
  private static let height = 2
  private static let filters = "in:name · since:2026-01 · folder:~/x · \"two words\" · role:user, agent or tool"

  mutating func draw(into canvas: inout Canvas, _ surroundings: Surroundings) {
    let keymap = surroundings.keymap
    let order = keymap.hint(.searchOrder, in: .search)
    let box = OverlayBox(
      title: "Search all sessions", rows: canvas.size.rows - 2 - min(4, canvas.size.rows / 8),
      columns: min(canvas.size.columns, 100),
      hint: (hits.isEmpty ? "" : "Enter goes there · ")
        + "\(order) \(self.order == .newest ? "best first" : "newest first") · Esc closes")
    var panel = self
    box.draw(into: &canvas) { canvas in panel.drawInside(&canvas, surroundings) }
    self = panel
  }

  private mutating func drawInside(_ canvas: inout Canvas, _ surroundings: Surroundings) {
    let columns = canvas.size.columns
    canvas.put("› ", row: 0, column: 0, style: "composer.mark")
    query.drawLine(in: Rect(row: 0, column: 2, rows: 1, columns: columns - 2), placeholder: "what was said", &canvas)
    canvas.put(state(columns).truncated(columns: columns), row: 1)
    visible = max(1, (canvas.size.rows - 2) / Self.height)
    let top = max(0, min(row - visible / 2, hits.count - visible))
    for (line, hit) in hits.dropFirst(top).prefix(visible).enumerated() {
      let place = 2 + line * Self.height
      let isSelected = top + line == row
      canvas.put(Self.heading(hit, isSelected, surroundings, columns: columns), row: place)
      canvas.put(Self.excerpt(hit, isSelected, columns: columns - 2), row: place + 1, column: 2)
    }
  }

  /// What the search has come to, in a line.
  private func state(_ columns: Int) -> StyledLine {
    if let problem = results?.problem, results?.text == asked { return StyledLine(problem, "warning") }
    // A filter whose value is not written yet looks for nothing.
    if asked.isEmpty || (hits.isEmpty && asked.last == ":") {
      return StyledLine(OverlayBox.fitting(Self.filters, columns: columns), "overlay.detail")
    }
    let isLate = results?.text != asked
    let count = hits.count
    if count == 0 { return StyledLine(isSearching || isLate ? "searching…" : "Nothing was found.", "overlay.detail") }
    if results?.isCut == true {
      let which = order == .newest ? "the newest" : "the best"
      let words = OverlayBox.fitting("\(which) \(count) · more words find others", columns: columns)
      return StyledLine(words, "overlay.detail")
    }
    let words = "\(count) found\(isSearching ? " so far" : ""), \(order == .newest ? "the newest" : "the best") first"
    return StyledLine(words, "overlay.detail")
  }

  /// The session, who, and when.
  private static func heading(
    _ hit: SearchHit, _ isSelected: Bool, _ surroundings: Surroundings, columns: Int
  ) -> StyledLine {
    let who = hit.role == .user ? "you" : hit.role.rawValue
    let age = ShortTime.ago(hit.time, now: surroundings.now)
    let isAway = !surroundings.listed.contains(hit.session)
    let right = (isAway ? "put away · " : "") + "\(who) · \(age)"
    let mark = StyledLine(isSelected ? "› " : "  ", "overlay.key")
    let free = columns - mark.width - TextWidth.columns(right) - 2
    let name = hit.name.replacing("\n", with: " ")
    guard free >= 6 else { return mark.appending(name, "overlay.title").truncated(columns: columns) }
    return mark.appending(TextWidth.padded(name, columns: free), isSelected ? "overlay.selected" : "overlay.title")
      .appending("  \(right)", "overlay.detail")
  }

  /// The words around the match, with it lit; what comes before it gives way where there is no room for both.
  static func excerpt(_ hit: SearchHit, _ isSelected: Bool, columns: Int) -> StyledLine {
    let style: StyleName = isSelected ? "overlay.selected" : "overlay"
    let characters = Array(hit.excerpt)
    let match = hit.match.clamped(to: 0..<characters.count)
    var before = String(characters[..<match.lowerBound])
    let found = String(characters[match])
    let room = columns - TextWidth.columns(found) - min(12, columns / 3)
    if TextWidth.columns(before) > room {
      var rest = Substring(before)
      while !rest.isEmpty, TextWidth.columns(String(rest)) > max(0, room - 1) { rest = rest.dropFirst() }
      before = "…" + rest
    }
    return StyledLine(before, style).appending(found, "match")
      .appending(String(characters[match.upperBound...]), style).truncated(columns: columns)
  }
}
