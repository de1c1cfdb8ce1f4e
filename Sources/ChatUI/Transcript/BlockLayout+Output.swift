import Conversation
import Terminal

/// Commands and their output.
extension BlockLayout {
  mutating func addCommand(_ command: String) {
    let lines = OutputLines(command)
    let limit = isUnfolded ? OutputLines.limit : 6
    var first = indent.appending(width >= 12 ? "$ " : "", .fold)
    let rest = StyledLine(String(repeating: " ", count: first.width))
    for line in lines.first(limit) {
      addExact(line, style: .toolCommand, first: first)
      first = rest
    }
    addFold(lines.count - min(limit, lines.count))
  }

  /// The end of an output; where folded, at most `folded` of its lines, the number of others above.
  ///
  /// - Parameter isProse: whether it is sentences, which break between words.
  mutating func addOutput(_ output: String?, style: StyleName, folded: Int, isProse: Bool = false) {
    guard let output, !output.isEmpty else { return }
    let lines = OutputLines(output)
    let limit = isUnfolded ? OutputLines.limit : folded
    guard limit > 0, lines.count > 0 else { return }
    // One line hidden behind a row that says so would save nothing.
    let shown = lines.count == limit + 1 ? lines.count : min(limit, lines.count)
    addFold(lines.count - shown)
    for line in lines.last(shown) {
      let line = Self.cut(line, isUnfolded: isUnfolded)
      if isProse { add(StyledLine(line, style)) } else { addExact(line, style: style) }
    }
  }

  /// A folded line is no excuse to fill the screen: minified files have lines of megabytes.
  private static func cut(_ line: String, isUnfolded: Bool) -> String {
    let limit = isUnfolded ? 100_000 : 1000
    guard line.utf8.count > limit else { return line }
    let start = TextWidth.truncated(String(decoding: line.utf8.prefix(limit), as: UTF8.self), columns: limit / 4)
    return start.hasSuffix("…") ? start : start + "…"
  }

  mutating func addTodo(_ items: [TodoItem]) {
    for item in items {
      let (mark, markStyle, style): (String, StyleName, StyleName) =
        switch item.state {
        case .pending: ("○ ", .tool, .plain)
        case .active: ("▸ ", .toolAsking, .markdownStrong)
        case .done: ("✓ ", .toolDone, .markdownStrikethrough)
        }
      add(
        StyledLine(item.text, style), first: indent.appending(mark, markStyle), rest: indent.appending("  "))
    }
  }

  static func todos(in input: ToolInput) -> [TodoItem] {
    (input.root["todos"]?.array ?? []).map { item in
      let state: TodoItem.State =
        switch item["status"]?.string {
        case "completed": .done
        case "in_progress": .active
        default: .pending
        }
      return TodoItem(text: item["content"]?.string ?? "", state: state)
    }
  }

  mutating func addAnswers(_ answers: [QuestionAnswer]) {
    for answer in answers {
      add(StyledLine(answer.question))
      let words = answer.answer.isEmpty ? StyledLine("left open", .fold) : StyledLine(answer.answer, .markdownStrong)
      add(words, first: indent.appending("→ ", .toolDone), rest: indent.appending("  "))
    }
  }

  mutating func addQuestions(_ input: ToolInput) {
    for question in input.root["questions"]?.array ?? [] {
      add(StyledLine(question["question"]?.string ?? ""))
      for option in question["options"]?.array ?? [] {
        add(
          StyledLine(option["label"]?.string ?? "", .fold), first: indent.appending("• ", .fold),
          rest: indent.appending("  "))
      }
    }
  }

  mutating func addAgentResult(_ summary: String, milliseconds: Int64, tokens: Int, calls: Int) {
    var facts = ["\(calls) tool call\(calls == 1 ? "" : "s")"]
    if let elapsed = Elapsed.text(milliseconds: milliseconds) { facts.append(elapsed) }
    if tokens > 0 { facts.append(tokens < 1000 ? "\(tokens) tokens" : "\(tokens / 1000).\(tokens / 100 % 10)k tokens") }
    addCut(indent.appending(facts.joined(separator: " · "), .fold))
    guard !summary.isEmpty else { return }
    if isUnfolded {
      addMarkdown(summary)
    } else {
      addCut(indent.appending(Self.gist(ofMarkdown: summary), .toolOutput))
    }
  }
}

/// Files that were read.
extension BlockLayout {
  /// A file as the agent got it, with the numbers of its lines (`     1→text` or `1<TAB>text`) set apart.
  mutating func addFile(_ output: String?, path: String) {
    guard let output, !output.isEmpty else { return }
    guard var lexer = languages.language(ofFile: path).map({ Lexer($0) }) else {
      return addOutput(output, style: .toolOutput, folded: 0)
    }
    let lines = OutputLines(output)
    for line in lines.first(OutputLines.limit) {
      let (number, text) = Self.numbered(Self.cut(line, isUnfolded: true))
      rows.starts.append(rows.lines.count)
      let mark = indent.isEmpty ? StyledLine() : StyledLine("↪ ", .fold)
      let first = number.isEmpty ? indent : indent.appending(number + " ", .fold)
      rows.lines += TextWrap(width: width, mode: .exact, first: first, rest: mark).wrap(lexer.line(text))
    }
    addFold(lines.count - min(lines.count, OutputLines.limit))
  }

  /// The number of a line and its text; no number where it has none.
  private static func numbered(_ line: String) -> (number: String, text: String) {
    let digits = line.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
    let rest = line[digits.endIndex...]
    guard !digits.isEmpty, let mark = rest.first, mark == "→" || mark == "\t" else { return ("", line) }
    return (String(line[..<digits.endIndex]), String(rest.dropFirst()))
  }
}
