import Conversation
import Terminal

/// What is to go back to before a prompt: the conversation, the files, or both; with the files that would change.
struct RewindPanel: Equatable, Sendable {
  enum Choice: CaseIterable, Equatable {
    case both, conversation, files

    var title: String {
      switch self {
      case .both: "Conversation and files"
      case .conversation: "Conversation only"
      case .files: "Files only"
      }
    }
  }

  let session: SessionID
  let prompt: PromptID
  let text: String
  /// What the agent says of the files; nil while it is asked.
  var preview: FileRewind?
  private(set) var row = 0

  init(session: SessionID, prompt: PromptID, text: String) {
    self.session = session
    self.prompt = prompt
    self.text = text
  }

  mutating func move(_ rows: Int) { row = min(max(0, row + rows), Choice.allCases.count - 1) }

  var choice: Choice { Choice.allCases[row] }

  /// Why the choice at hand cannot be taken now; nil where it can.
  var refusal: String? {
    guard choice != .conversation else { return nil }
    guard let preview else { return "The agent is still asked which files would change." }
    return preview.problem.map { "The files cannot be taken back: \($0)" }
  }

  func draw(into canvas: inout Canvas, shown: (String) -> String) {
    let columns = min(canvas.size.columns, 72)
    let width = max(1, columns - 4)
    var lines: StyledText = [
      StyledLine("Before ", "overlay.detail").appending(
        "“\(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))”", "overlay"), StyledLine(),
    ]
    for choice in Choice.allCases {
      let isSelected = choice == self.choice
      lines.append(
        StyledLine(isSelected ? "› " : "  ", "overlay.key")
          .appending(choice.title, isSelected ? "overlay.selected" : "overlay"))
    }
    lines.append(StyledLine())
    lines += fileLines(shown: shown, columns: width, most: max(1, canvas.size.rows - lines.count - 3))
    let rows = lines.count
    OverlayBox(title: "Go back", rows: rows, columns: columns, hint: "Enter goes back · Esc closes")
      .draw(into: &canvas) { canvas in
        for (row, line) in lines.enumerated() { canvas.put(line.truncated(columns: width), row: row) }
      }
  }

  private func fileLines(shown: (String) -> String, columns: Int, most: Int) -> StyledText {
    let wrap = TextWrap(width: columns)
    guard let preview else { return wrap.wrap("Asking the agent which files would change…", style: "overlay.detail") }
    if let problem = preview.problem {
      return Array(wrap.wrap("Files cannot be taken back: \(problem)", style: "status.warning").prefix(most))
    }
    if preview.files.isEmpty { return [StyledLine("No file has changed since.", "overlay.detail")] }
    let count = preview.files.count
    var lines: StyledText = [
      StyledLine("\(count) file\(count == 1 ? " changes" : "s change") back, ", "overlay.detail")
        .appending("+\(preview.insertions)", "diff.added").appending(" ", "overlay.detail")
        .appending("-\(preview.deletions)", "diff.removed").appending(" lines:", "overlay.detail")
    ]
    let room = max(1, most - 1)
    for file in preview.files.prefix(count > room ? room - 1 : room) {
      lines.append(StyledLine("  \(TextSanitizer.visible(shown(file)))", "overlay"))
    }
    if count > room { lines.append(StyledLine("  … and \(count - room + 1) more", "overlay.detail")) }
    return lines
  }
}
