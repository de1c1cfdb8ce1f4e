import Conversation
import Terminal

/// Changes of files.
extension BlockLayout {
  /// Rows of a change that are shown where it is folded, in lines of the file.
  private static let foldedLimit = 16

  mutating func addHunks(_ hunks: [PatchHunk], path: String?) {
    let digits = hunks.map { String(max($0.oldStart + $0.oldCount, $0.newStart + $0.newCount)).utf8.count }.max() ?? 1
    var lines: [DiffLine] = []
    for (index, hunk) in hunks.enumerated() {
      if index > 0 { lines.append(DiffLine(kind: .gap, number: nil, text: "⋮")) }
      var old = hunk.oldStart
      var new = hunk.newStart
      for line in hunk.lines {
        let text = String(line.dropFirst())
        switch line.first {
        case "-":
          lines.append(DiffLine(kind: .removed, number: old, text: text))
          old += 1
        case "+":
          lines.append(DiffLine(kind: .added, number: new, text: text))
          new += 1
        case "\\":
          // A remark of the patch about the line before it, no line of the file.
          lines.append(DiffLine(kind: .gap, number: nil, text: "(no newline at the end)"))
        default:
          lines.append(DiffLine(kind: .context, number: new, text: text))
          old += 1
          new += 1
        }
      }
    }
    add(lines, digits: digits, path: path)
  }

  /// A change as the agent wants it, before or without a report of what was changed.
  mutating func addProposedEdit(_ call: ToolCall, _ input: ToolInput, isNew: Bool) {
    var lines: [DiffLine] = []
    if let content = input.string("content") {
      lines = Self.lines(content).map { DiffLine(kind: .added, number: nil, text: $0) }
    } else if let edits = input.root["edits"]?.array {
      for edit in edits {
        if !lines.isEmpty { lines.append(DiffLine(kind: .gap, number: nil, text: "⋮")) }
        lines += Self.change(from: edit["old_string"]?.string ?? "", to: edit["new_string"]?.string ?? "")
      }
    } else {
      lines = Self.change(from: input.string("old_string") ?? "", to: input.string("new_string") ?? "")
    }
    add(lines, digits: 0, path: input.string("file_path"))
  }

  /// The lines that differ, with those that both have at either end around them.
  private static func change(from old: String, to new: String) -> [DiffLine] {
    let before = lines(old)
    let after = lines(new)
    let shorter = min(before.count, after.count)
    var head = 0
    while head < shorter, before[head] == after[head] { head += 1 }
    var tail = 0
    while tail < shorter - head, before[before.count - 1 - tail] == after[after.count - 1 - tail] { tail += 1 }
    return before[..<head].map { DiffLine(kind: .context, number: nil, text: $0) }
      + before[head..<(before.count - tail)].map { DiffLine(kind: .removed, number: nil, text: $0) }
      + after[head..<(after.count - tail)].map { DiffLine(kind: .added, number: nil, text: $0) }
      + after[(after.count - tail)...].map { DiffLine(kind: .context, number: nil, text: $0) }
  }

  private static func lines(_ text: String) -> [String] { OutputLines(text).all }

  private mutating func add(_ lines: [DiffLine], digits: Int, path: String?) {
    let limit = isUnfolded ? OutputLines.limit : Self.foldedLimit
    let shown = lines.count == limit + 1 ? lines.count : min(limit, lines.count)
    var coloring = DiffColoring(path: path, in: languages)
    for line in lines.prefix(shown) { add(line, coloring.words(of: line), digits: digits) }
    addFold(lines.count - shown)
  }

  private mutating func add(_ line: DiffLine, _ words: StyledLine, digits: Int) {
    var first = indent
    if digits > 0, width >= 24 {
      let number = line.number.map(String.init) ?? ""
      first.append(String(repeating: " ", count: max(0, digits - number.utf8.count)) + number + " ", .fold)
    }
    first.append(line.kind.mark, line.kind.markStyle)
    let from = rows.lines.count
    rows.starts.append(from)
    let rest = StyledLine(String(repeating: " ", count: max(0, first.width - 2))).appending("↪ ", .fold)
    rows.lines += TextWrap(width: width, mode: .exact, first: first, rest: rest).wrap(words)
    if line.kind == .added || line.kind == .removed { fill(from: from, line.kind.style) }
  }
}
