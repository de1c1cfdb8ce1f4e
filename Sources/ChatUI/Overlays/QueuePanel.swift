import Conversation
import Terminal

/// The prompts that wait: those held in Skein's queue and those sent and not yet taken in.
struct QueuePanel: Equatable, Sendable {
  private(set) var row = 0
  /// The prompt at hand. It stays so while those before it are taken in.
  private var chosen: PromptID?

  /// The prompt at hand; nil where it is gone, until the next frame shows another in its place.
  mutating func prompt(among prompts: [Prompt]) -> Prompt? {
    guard let chosen else { return prompts.indices.contains(row) ? prompts[row] : nil }
    guard let place = prompts.firstIndex(where: { $0.id == chosen }) else { return nil }
    row = place
    return prompts[place]
  }

  mutating func move(_ rows: Int, among prompts: [Prompt]) {
    _ = prompt(among: prompts)
    row = min(max(0, row + rows), max(0, prompts.count - 1))
    chosen = prompts.indices.contains(row) ? prompts[row].id : nil
  }

  mutating func draw(_ prompts: [Prompt], into canvas: inout Canvas) {
    move(0, among: prompts)
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
