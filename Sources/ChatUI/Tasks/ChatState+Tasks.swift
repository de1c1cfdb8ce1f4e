import Conversation

extension ChatState {
  /// What runs beside turns, in the order of the sidebar, the oldest first in each session.
  var taskRows: [TasksPanel.Row] {
    sessions.flatMap { session in
      (tasks[session.id] ?? []).sorted { $0.began < $1.began }.map {
        TasksPanel.Row(session: session.id, name: session.name, task: $0)
      }
    }
  }

  mutating func perform(_ action: Action, in panel: TasksPanel, now: Timestamp) -> [Effect] {
    var panel = panel
    let rows = taskRows
    panel.move(0, count: rows.count)
    switch action {
    case .listDown: panel.move(1, count: rows.count)
    case .listUp: panel.move(-1, count: rows.count)
    case .listTake:
      guard panel.row < rows.count else { return [] }
      return show(rows[panel.row].session)
    case .stopTask:
      guard panel.row < rows.count else { return [] }
      let row = rows[panel.row]
      say("Asked the agent of \(row.name) to stop it.", now: now)
      return [.command(.stopTask(row.session, row.task.id))]
    default: return []
    }
    overlay = .tasks(panel)
    return []
  }
}
