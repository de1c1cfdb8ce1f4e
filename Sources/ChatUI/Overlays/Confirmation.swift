import Conversation
import Terminal

/// A question of Skein itself, answered with y.
struct Confirmation: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// Turns run in the sessions of these names, and these tasks beside turns, each with its session.
    case quit(running: [String], tasks: [String])
    /// What its agent runs beside the turn ends with it.
    case delete(SessionID, name: String, tasks: [String])
    case archive(SessionID, name: String, isBusy: Bool, tasks: [String])
    case purge(SessionID, name: String)
    /// The agent's own record of a session that is gone.
    case ownRecord(SessionID, path: String)
    case replace(ExportOrder)
    case clearQueue(SessionID, count: Int)
    case clearContext(SessionID)
  }

  let kind: Kind
  /// When it came onto the screen.
  private var appeared: Timestamp?
  /// The most tasks that are named.
  private static let mostTasks = 4

  init(kind: Kind) { self.kind = kind }

  /// Whether a key can be meant for it. One that comes by itself, and not by a key, may meet with a hand that is writing: it
  /// has to be on the screen for as long as a permission request.
  func counts(at now: Timestamp) -> Bool {
    switch kind {
    case .replace, .ownRecord: appeared.map { now.since($0) >= Exposure.delay } ?? false
    case .quit, .delete, .archive, .purge, .clearQueue, .clearContext: true
    }
  }

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
      [Self.running(names), Self.tasks(tasks, endedBy: "leaving")].compactMap(\.self).joined(separator: "\n")
    case .delete(_, let name, let tasks):
      ["“\(name)” moves to the trash; nothing is lost. Its agent stops.", Self.tasks(tasks, endedBy: "that")]
        .compactMap(\.self).joined(separator: "\n")
    case .archive(_, let name, let isBusy, let tasks):
      [
        isBusy
          ? "“\(name)” is still working. Putting it away ends its agent; what it said is kept."
          : "Putting “\(name)” away ends its agent; what it said is kept.", Self.tasks(tasks, endedBy: "that"),
      ].compactMap(\.self).joined(separator: "\n")
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

  private static func tasks(_ tasks: [String], endedBy what: String) -> String? {
    guard !tasks.isEmpty else { return nil }
    let more = tasks.count - mostTasks
    return "In the background, ended by \(what):"
      + tasks.prefix(mostTasks).map { "\n· \($0)" }.joined() + (more > 0 ? "\n· and \(more) more" : "")
  }

  mutating func draw(into canvas: inout Canvas, now: Timestamp) {
    appeared = appeared ?? now
    let columns = min(canvas.size.columns, 60)
    let rows = TextWrap(width: max(1, columns - 4)).wrap(text)
    OverlayBox(title: title, rows: rows.count, columns: columns, hint: "y yes · Esc no").draw(into: &canvas) { canvas in
      for (row, line) in rows.enumerated() { canvas.put(line, row: row) }
    }
  }
}
