import Conversation
import Terminal

/// The sessions that are not in the list: those in the trash, or those that are put away.
struct AwayPanel: Equatable, Sendable {
  private(set) var place = AbsentSession.Place.trash
  /// All of both kinds; nil until the engine told them.
  private(set) var all: [AbsentSession]?
  private(set) var row = 0
  /// What the last key did, in a sentence.
  var note = ""
  private var visible = 10

  init(_ place: AbsentSession.Place = .trash) { self.place = place }

  var sessions: [AbsentSession] { (all ?? []).filter { $0.place == place } }
  var selected: AbsentSession? { row < sessions.count ? sessions[row] : nil }

  mutating func take(_ all: [AbsentSession]) {
    self.all = all
    move(0)
  }

  mutating func move(_ rows: Int) { row = min(max(0, row + rows), max(0, sessions.count - 1)) }
  mutating func page(_ pages: Int) { move(pages * visible) }

  mutating func changePlace() {
    place = place == .trash ? .archive : .trash
    row = 0
    note = ""
  }

  mutating func draw(into canvas: inout Canvas, keymap: Keymap, now: Timestamp, shown: (String) -> String) {
    let other = keymap.hint(.awayOther, in: .away)
    let purge = keymap.hint(.awayPurge, in: .away)
    visible = max(1, min(max(1, sessions.count), canvas.size.rows - 4))
    let noteRows = note.isEmpty ? 0 : 2
    let box = OverlayBox(
      title: place == .trash ? "Trash" : "Put away", rows: visible + noteRows, columns: min(canvas.size.columns, 76),
      hint: (sessions.isEmpty ? "" : "Enter brings it back · \(purge) for good · ")
        + "\(other) \(place == .trash ? "put away" : "trash") · Esc closes")
    box.draw(into: &canvas) { canvas in
      let height = canvas.size.rows - noteRows
      if all == nil {
        canvas.put("…", row: 0, column: 0, style: "overlay.detail")
      } else if sessions.isEmpty {
        let words = place == .trash ? "The trash is empty." : "No session is put away."
        canvas.put(words, row: 0, column: 0, style: "overlay.detail")
      }
      let top = max(0, min(row - height / 2, sessions.count - height))
      for (line, session) in sessions.dropFirst(top).prefix(max(0, height)).enumerated() {
        let text = Self.line(session, top + line == row, columns: canvas.size.columns, now: now, shown: shown)
        canvas.put(text, row: line)
      }
      if note.isEmpty { return }
      canvas.put(StyledLine(note, "accent").truncated(columns: canvas.size.columns), row: canvas.size.rows - 1)
    }
  }

  private static func line(
    _ session: AbsentSession, _ isSelected: Bool, columns: Int, now: Timestamp, shown: (String) -> String
  ) -> StyledLine {
    let style: StyleName = isSelected ? "overlay.selected" : "overlay"
    let ago = ShortTime.ago(session.since, now: now)
    let when = session.place == .trash ? "deleted \(ago)" : "last said \(ago)"
    let mark = StyledLine(isSelected ? "› " : "  ", "overlay.key")
    let free = columns - TextWidth.columns(when) - 2
    var line = mark.appending(session.name.replacing("\n", with: " "), style)
    let folder = shown(session.folder)
    if line.width + TextWidth.columns(folder) + 4 <= free { line.append("  \(folder)", "overlay.detail") }
    line = line.truncated(columns: free)
    return line.appending(String(repeating: " ", count: max(1, free - line.width + 2)), style)
      .appending(when, "overlay.detail")
  }
}
