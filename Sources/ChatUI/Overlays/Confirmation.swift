import Conversation
import Terminal

/// A question of Skein itself, answered with y.
struct Confirmation: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// Turns run in the sessions of these names, and these tasks beside turns, each with its session.
    case quit(running: [String], tasks: [String])
    case delete(SessionID, name: String)
    case archive(SessionID, name: String)
    case purge(SessionID, name: String)
    /// The agent's own record of a session that is gone.
    case ownRecord(SessionID, path: String)
    case replace(ExportOrder)
    case clearQueue(SessionID, count: Int)
    case clearContext(SessionID)
  }

  let kind: Kind
  /// The most tasks that are named.
  private static let mostTasks = 4

  private var title: String {
    switch kind {
    case .quit: "Leave Skein?"
    case .delete: "Delete the session?"
    case .archive: "Put the session away?"
    case .purge: "Remove it for good?"
    case .ownRecord: "Remove the agent's record too?"
    case .replace: "Replace the file?"
    case .clearQueue: "Clear the queue?"
    case .clearContext: "Begin afresh?"
    }
  }

  private var text: String {
    switch kind {
    case .quit(let names, let tasks):
      [Self.running(names), Self.tasks(tasks)].compactMap(\.self).joined(separator: "\n")
    case .delete(_, let name): "“\(name)” moves to the trash; nothing is lost. Its agent stops."
    case .archive(_, let name): "“\(name)” is still working. Putting it away ends its agent; what it said is kept."
    case .purge(_, let name): "“\(name)” goes with all that was said in it. Nothing can bring it back."
    case .ownRecord(_, let path): "The agent has a record of this conversation of its own: \(path)"
    case .replace(let order): "\(order.path) is there already."
    case .clearContext: "The agent forgets what was said here. The words stay in the transcript."
    case .clearQueue(_, let count):
      count == 1
        ? "The prompt that waits is set aside: Up in the composer brings it back."
        : "The \(count) prompts that wait are set aside: Up in the composer brings them back."
    }
  }

  private static func running(_ names: [String]) -> String? {
    switch names.count {
    case 0: nil
    case 1: "“\(names[0])” is still working. Leaving interrupts it; what it said so far is kept."
    default:
      "\(names.map { "“\($0)”" }.joined(separator: ", ")) are still working. Leaving interrupts them; what they said so far is kept."
    }
  }

  private static func tasks(_ tasks: [String]) -> String? {
    guard !tasks.isEmpty else { return nil }
    let more = tasks.count - mostTasks
    return "In the background, ended by leaving:"
      + tasks.prefix(mostTasks).map { "\n· \($0)" }.joined() + (more > 0 ? "\n· and \(more) more" : "")
  }

  func draw(into canvas: inout Canvas) {
    let columns = min(canvas.size.columns, 60)
    let rows = TextWrap(width: max(1, columns - 4)).wrap(text)
    OverlayBox(title: title, rows: rows.count, columns: columns, hint: "y yes · Esc no").draw(into: &canvas) { canvas in
      for (row, line) in rows.enumerated() { canvas.put(line, row: row) }
    }
  }
}
