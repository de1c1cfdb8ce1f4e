import Conversation
import Terminal

/// What was said: prompts, replies, thoughts, decisions, notices.
extension BlockLayout {
  mutating func add(_ prompt: Prompt) {
    let isTaken = prompt.delivery == .taken
    let style: StyleName = isTaken ? .prompt : .promptWaiting
    let blanks = StyledLine(width >= 12 ? "  " : "", style)
    var first = StyledLine(width >= 12 ? "❯ " : "", .promptMark)
    let gist = isUnfolded ? nil : PromptGist(prompt.text)
    var text = TextSanitizer.withoutSequences(gist.map { String($0.shown) } ?? prompt.text)
    // What was typed with an empty line at its end looks as if it went on.
    while text.last?.isNewline == true { text.removeLast() }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      add(StyledLine(String(line), style), first: first, rest: blanks)
      first = blanks
    }
    if let rest = gist?.rest { add(StyledLine(rest, .promptWaiting), first: blanks, rest: blanks) }
    if let state = Self.words(for: prompt.delivery) {
      add(StyledLine(state, .promptWaiting), first: blanks, rest: blanks)
    }
    fill(from: 0, style)
  }

  private static func words(for delivery: Prompt.Delivery) -> String? {
    switch delivery {
    case .held: "held until the turn ends"
    case .waiting: "waiting for the agent to take it in"
    case .taken: nil
    case .uncertain: "it is not certain that this arrived"
    }
  }

  static func textRows(_ text: TextBlock, width: Int, languages: LanguageLibrary) -> BlockRows {
    let gutter = textGutter(width)
    var layout = MarkdownLayout(width: width - gutter, languages: languages)
    layout.add(Markdown.blocks(of: text.text)[...])
    var rows = layout.rows
    rows.column = gutter
    if text.ending == .interrupted {
      rows.starts.append(rows.lines.count)
      rows.lines.append(interruptedMark.truncated(columns: width - gutter))
    }
    return rows
  }

  /// Columns left of the agent's words.
  static func textGutter(_ width: Int) -> Int { width >= 12 ? 2 : 0 }

  private static let interruptedMark = StyledLine("■ interrupted here", .interrupted)

  mutating func addInterrupted() {
    addCut(indent + Self.interruptedMark)
  }

  mutating func add(_ thinking: ThinkingBlock, began: Timestamp) {
    var head = StyledLine("✻ ", .thinking)
    switch thinking.ending {
    case .streaming:
      head.append("Thinking…", .thinking)
      if let elapsed = Elapsed.text(milliseconds: now.since(began)) { head.append(" \(elapsed)", .thinking) }
    case .complete, .interrupted:
      head.append("Thought", .thinking)
      if let elapsed = thinking.duration.flatMap(Elapsed.text) { head.append(" for \(elapsed)", .thinking) }
    }
    if thinking.isRedacted { head.append(" (withheld by the service)", .thinking) }
    if thinking.ending == .interrupted { head.append(" · interrupted", .interrupted) }
    addCut(head)
    guard isUnfolded, !thinking.text.isEmpty else { return }
    for line in thinking.text.split(separator: "\n", omittingEmptySubsequences: false) {
      add(StyledLine(String(line), .thinking))
    }
  }

  mutating func add(_ decision: Decision) {
    let style: StyleName = decision.isAllowed ? .allowed : .denied
    var line = StyledLine(decision.isAllowed ? "✓ " : "✗ ", style)
    line.append("\(Self.title(decision.toolName)): \(Self.oneLine(decision.outcome))", .notice)
    if isUnfolded { add(line, first: StyledLine()) } else { addCut(line) }
  }

  mutating func add(_ notice: Notice) {
    // What a command of the agent answers is written as its replies are.
    if notice.kind == .commandOutput, notice.level == .info {
      // Or in lines, which then stay lines.
      if Self.looksLikeMarkdown(notice.text) { return addMarkdown(notice.text) }
      return addParagraphs(notice.text, .plain, first: indent)
    }
    let style: StyleName =
      switch notice.level {
      case .info: .notice
      case .warning: .noticeWarning
      case .failure: .noticeFailed
      }
    let mark = notice.level == .failure ? "✗ " : notice.level == .warning ? "! " : "· "
    addParagraphs(notice.text, style, first: StyledLine(width >= 12 ? mark : "", style))
    guard let detail = notice.detail, !detail.isEmpty else { return }
    let lines = OutputLines(detail)
    // One line hidden behind a row that says so would save nothing.
    if isUnfolded || (lines.count == 1 && TextWidth.columns(detail) <= width - indent.width) {
      for line in lines.all { add(StyledLine(line, .toolOutput)) }
    } else {
      addFold(lines.count)
    }
  }

  /// Each line of a text; of several empty ones in a row only one.
  private mutating func addParagraphs(_ text: String, _ style: StyleName, first: StyledLine) {
    var first = first
    var wasEmpty = false
    for line in TextSanitizer.withoutSequences(text).split(separator: "\n", omittingEmptySubsequences: false) {
      let isEmpty = line.allSatisfy { $0 == " " }
      if !(isEmpty && wasEmpty) { add(StyledLine(String(line), style), first: first) }
      wasEmpty = isEmpty
      first = indent
    }
  }

  private static func looksLikeMarkdown(_ text: String) -> Bool {
    text.split(separator: "\n").contains {
      $0.hasPrefix("#") || $0.hasPrefix("|") || $0.hasPrefix("```") || $0.hasPrefix("- ")
    }
  }

  /// The first words of a text in Markdown, without its marks, in one line.
  static func gist(ofMarkdown text: String) -> String {
    let width = 400
    var layout = MarkdownLayout(width: width)
    layout.add(Markdown.blocks(of: String(text.prefix(width)))[...])
    return layout.rows.lines.map { oneLine($0.text) }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A text with its line breaks as blanks.
  static func oneLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
