import Conversation
import Terminal

extension Block {
  /// The source of some of the block's rows: whole lines of code, of a prompt or a thought, whole Markdown blocks of a reply;
  /// of anything else the rows, joined where the screen broke them.
  func copyText(of range: ClosedRange<Int>, in rows: BlockRows) -> String {
    if let code = rows.codes.first(where: { $0.rows.contains(range.lowerBound) && $0.rows.contains(range.upperBound) })
    {
      return code.source(of: range, in: rows)
    }
    let first = rows.part(of: range.lowerBound).index
    let last = rows.part(of: range.upperBound).index
    switch content {
    case .prompt(let prompt):
      let gist = PromptGist(prompt.text)
      // Of a folded one the row below what is shown stands for all the rest.
      let isFolded = gist.rest != nil && rows.starts.count <= gist.lineCount + 2
      return Self.lines(first...(isFolded && last >= gist.lineCount ? Int.max : last), of: prompt.text)
    case .thinking(let thinking): return last == 0 ? "" : Self.lines(max(0, first - 1)...(last - 1), of: thinking.text)
    case .text(let text):
      var markdown = StreamingMarkdown(text.text)
      return markdown.source(ofBlocks: first...last)
    case .tool, .decision, .notice: return rows.joined(range)
    }
  }

  private static func lines(_ range: ClosedRange<Int>, of text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard range.lowerBound < lines.count else { return "" }
    return lines[range.lowerBound...min(range.upperBound, lines.count - 1)].joined(separator: "\n")
  }
}

extension BlockRows.Code {
  /// The lines that some rows show; the name of the language is none.
  fileprivate func source(of range: ClosedRange<Int>, in rows: BlockRows) -> String {
    var line = -1
    var shown: [Int] = []
    for row in self.rows.dropFirst(hasLanguage ? 1 : 0) {
      if !rows.lines[row].goesOn { line += 1 }
      if range.contains(row) { shown.append(line) }
    }
    guard let first = shown.first, let last = shown.last else { return "" }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard first < lines.count else { return "" }
    return lines[first...min(last, lines.count - 1)].joined(separator: "\n")
  }
}

extension BlockRows {
  /// Rows as text: what was wrapped is joined, marks and numbers at the left edge are left out.
  func joined(_ range: ClosedRange<Int>) -> String {
    var text = ""
    var isFirst = true
    for row in range {
      let line = lines[row]
      let words = line.withoutMargin
      if words.isEmpty, !line.isEmpty { continue }
      if isFirst {
        isFirst = false
      } else if line.goesOn {
        // A long line of code or output was cut here.
      } else {
        text += starts.contains(row) ? "\n" : " "
      }
      text += words
    }
    return text
  }
}

extension StyledLine {
  /// The row goes on with a line that was cut where the row above was full.
  fileprivate var goesOn: Bool {
    let text = text.drop { $0 == " " || $0 == "│" }
    return text.hasPrefix("↪ ")
      && runs.contains { $0.text.contains("↪") && ($0.style == .fold || $0.style == .markdownCodeContinued) }
  }

  /// The words of a row without the blanks, numbers and marks before them.
  fileprivate var withoutMargin: String {
    var runs = runs[...]
    while let run = runs.first,
      run.style == .fold || run.style == .diffAddedMark || run.style == .diffRemovedMark
        || (run.style == .plain && run.text.allSatisfy { $0 == " " })
    { runs.removeFirst() }
    return runs.reduce(into: "") { $0 += $1.text }
  }
}
