import Conversation
import Terminal

/// The prompts that wait: those held in Skein's queue and those sent and not yet taken in.
struct QueuePanel: Equatable, Sendable {
  private(set) var row = 0

  mutating func move(_ rows: Int, count: Int) { row = min(max(0, row + rows), max(0, count - 1)) }

  mutating func draw(_ prompts: [Prompt], into canvas: inout Canvas) {
    move(0, count: prompts.count)
    let columns = min(canvas.size.columns, 72)
    let row = row
    let box = OverlayBox(
      title: "Prompts that wait", rows: max(1, min(prompts.count, 14)), columns: columns,
      hint: prompts.isEmpty ? "Esc closes" : "Enter edits · s sends · D sets aside · J K move · c all · Esc")
    box.draw(into: &canvas) { canvas in
      if prompts.isEmpty { canvas.put("None.", row: 0, column: 0, style: "overlay.detail") }
      let height = canvas.size.rows
      let top = max(0, min(row - height / 2, prompts.count - height))
      for line in 0..<max(0, min(height, prompts.count - top)) {
        let prompt = prompts[top + line]
        let isSelected = top + line == row
        let mark = StyledLine(isSelected ? "› " : "  ", "overlay.key")
          .appending(TextWidth.padded(Self.word(prompt.delivery), columns: 10), "overlay.detail")
        let text = StyledLine(prompt.text.replacing("\n", with: "⏎"), isSelected ? "overlay.selected" : "overlay")
        canvas.put((mark + text).truncated(columns: canvas.size.columns), row: line)
      }
    }
  }

  static func word(_ delivery: Prompt.Delivery) -> String {
    switch delivery {
    case .held: "held"
    case .waiting: "waiting"
    case .taken: "taken"
    case .uncertain: "uncertain"
    }
  }
}
