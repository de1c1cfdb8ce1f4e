import Conversation
import Terminal

/// What agents do beside their turns, in all sessions: sub-agents and shells, with how long they run.
struct TasksPanel: Equatable, Sendable {
  struct Row: Equatable {
    var session: SessionID
    var name: String
    var task: BackgroundTask
  }

  private(set) var row = 0

  mutating func move(_ rows: Int, count: Int) { row = min(max(0, row + rows), max(0, count - 1)) }

  mutating func draw(_ rows: [Row], now: Timestamp, into canvas: inout Canvas) {
    move(0, count: rows.count)
    let columns = min(canvas.size.columns, 84)
    let selected = row
    let box = OverlayBox(
      title: "What runs", rows: max(1, min(rows.count * 2, 16)), columns: columns,
      hint: rows.isEmpty ? "Esc closes" : "s stops · Enter goes there · Esc closes")
    box.draw(into: &canvas) { canvas in
      if rows.isEmpty {
        canvas.put("Nothing runs beside the turns.", row: 0, column: 0, style: "overlay.detail")
      }
      let height = max(1, canvas.size.rows / 2)
      let top = max(0, min(selected - height / 2, rows.count - height))
      for line in 0..<max(0, min(height, rows.count - top)) {
        let entry = rows[top + line]
        let isSelected = top + line == selected
        let head = StyledLine(isSelected ? "› " : "  ", "overlay.key")
          .appending(entry.task.isAgent ? "agent  " : "shell  ", "overlay.detail")
          .appending(Self.oneLine(entry.task.summary), isSelected ? "overlay.selected" : "overlay")
        canvas.put(head.truncated(columns: canvas.size.columns), row: line * 2)
        var detail = "in \(entry.name), \(ShortTime.text(now.since(entry.task.began)))"
        if !entry.task.isInBackground { detail += ", the turn waits for it" }
        if let activity = entry.task.activity, !activity.isEmpty { detail += ": \(Self.oneLine(activity))" }
        canvas.put(
          StyledLine("         \(detail)", "overlay.detail").truncated(columns: canvas.size.columns), row: line * 2 + 1)
      }
    }
  }

  private static func oneLine(_ text: String) -> String {
    TextSanitizer.visible(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
