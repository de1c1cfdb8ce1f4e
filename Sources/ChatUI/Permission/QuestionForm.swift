import Conversation
import Terminal

/// The user's way through the questions of an agent, one page a question.
struct QuestionForm: Equatable, Sendable {
  let questions: [AgentQuestion]
  private(set) var page = 0
  /// The row at hand: an option, or behind the last one the row for one's own words.
  private(set) var row = 0
  private var marked: [Set<Int>]
  private var ownWords: [String]

  init(_ questions: [AgentQuestion]) {
    self.questions = questions
    marked = Array(repeating: [], count: questions.count)
    ownWords = Array(repeating: "", count: questions.count)
  }

  var question: AgentQuestion? { page < questions.count ? questions[page] : nil }
  var isOnOwnWords: Bool { row == (question?.options.count ?? 0) }
  var words: String { page < ownWords.count ? ownWords[page] : "" }

  mutating func move(_ rows: Int) {
    row = min(max(0, row + rows), question?.options.count ?? 0)
  }

  mutating func toggle() {
    guard let question, !isOnOwnWords else { return }
    if question.allowsSeveral {
      marked[page].formSymmetricDifference([row])
    } else {
      marked[page] = [row]
    }
  }

  /// Takes the answer of this page: the row at hand where none is marked, or one's own words. True after the last page.
  mutating func take(words: String? = nil) -> Bool {
    guard let question else { return true }
    if let words {
      ownWords[page] = words
      if !question.allowsSeveral { marked[page] = [] }
    } else if !question.allowsSeveral {
      marked[page] = isOnOwnWords ? [] : [row]
      if !isOnOwnWords { ownWords[page] = "" }
    } else if marked[page].isEmpty, !isOnOwnWords {
      marked[page] = [row]
    }
    if page + 1 >= questions.count { return true }
    page += 1
    row = marked[page].min() ?? 0
    return false
  }

  mutating func goBack() {
    guard page > 0 else { return }
    page -= 1
    row = marked[page].min() ?? 0
  }

  var answers: [QuestionAnswer] {
    questions.indices.map { index in
      var parts = marked[index].sorted().map { questions[index].options[$0].label }
      if !ownWords[index].isEmpty { parts.append(ownWords[index]) }
      return QuestionAnswer(question: questions[index].question, answer: parts.joined(separator: ", "))
    }
  }

  /// The lines of the page at hand; `cursor` is the place of the row at hand among them.
  func lines() -> (lines: StyledText, cursor: Int) {
    guard let question else { return ([], 0) }
    var lines: StyledText = []
    var cursor = 0
    let count = questions.count > 1 ? " (\(page + 1) of \(questions.count))" : ""
    lines.append(TextSanitizer.visible(flat(question.header), style: "overlay.key").appending(count, "overlay.detail"))
    lines += RequestText.split(question.question).map { TextSanitizer.visible($0, style: "strong") }
    for (index, option) in question.options.enumerated() {
      if index == row { cursor = lines.count }
      let mark = marked[page].contains(index)
      let box = question.allowsSeveral ? (mark ? "[x] " : "[ ] ") : (mark ? "(•) " : "( ) ")
      lines.append(
        StyledLine(index == row ? "› " : "  ", "overlay.key")
          + (StyledLine(box) + TextSanitizer.visible(flat(option.label), style: .plain)).restyledWhere(index == row))
      if !option.explanation.isEmpty {
        lines += RequestText.split(option.explanation).map {
          StyledLine("      ") + TextSanitizer.visible($0, style: "overlay.detail")
        }
      }
    }
    if isOnOwnWords { cursor = lines.count }
    let words = ownWords[page].isEmpty ? "your own words …" : flat(ownWords[page])
    lines.append(
      StyledLine(isOnOwnWords ? "› " : "  ", "overlay.key")
        + StyledLine("    \(words)").restyledWhere(isOnOwnWords))
    return (lines, cursor)
  }

  private func flat(_ text: String) -> String { text.replacing("\n", with: " ") }
}

extension StyledLine {
  /// The line as the selected one of a list, where it is.
  func restyledWhere(_ isSelected: Bool) -> StyledLine {
    guard isSelected else { return self }
    var line = StyledLine()
    for run in runs { line.append(run.text, run.style == "escaped" ? run.style : "overlay.selected") }
    return line
  }
}
