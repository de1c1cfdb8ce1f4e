import Conversation
import Terminal

/// A question of Skein itself, answered with y.
struct Confirmation: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// Turns run in the sessions of these names.
    case quit(running: [String])
    case delete(SessionID, name: String)
  }

  let kind: Kind

  private var title: String {
    switch kind {
    case .quit: "Leave Skein?"
    case .delete: "Delete the session?"
    }
  }

  private var text: String {
    switch kind {
    case .quit(let names):
      names.count == 1
        ? "\(names[0]) is still working. Leaving interrupts it; what it said so far is kept."
        : "\(names.joined(separator: ", ")) are still working. Leaving interrupts them; what they said so far is kept."
    case .delete(_, let name): "“\(name)” moves to the trash; nothing is lost. Its agent stops."
    }
  }

  func draw(into canvas: inout Canvas) {
    let columns = min(canvas.size.columns, 60)
    let rows = TextWrap(width: max(1, columns - 4)).wrap(text)
    OverlayBox(title: title, rows: rows.count, columns: columns, hint: "y yes · Esc no").draw(into: &canvas) { canvas in
      for (row, line) in rows.enumerated() { canvas.put(line, row: row) }
    }
  }
}
