import Conversation

extension Block {
  /// The texts that its rows are made of; `isEscaped` for JSON.
  private var sources: [(text: String, isEscaped: Bool)] {
    switch content {
    case .prompt(let prompt): [(prompt.text, false)]
    case .text(let text): [(text.text, false)]
    case .thinking(let thinking): [(thinking.text, false)]
    case .decision(let decision): [(decision.toolName, false), (decision.outcome, false)]
    case .notice(let notice): [(notice.text, false), (notice.detail ?? "", false)]
    case .tool(let call): [(call.name, false), (call.input, true), (call.output ?? "", false)] + call.resultSources
    }
  }

  /// In code units.
  var sourceSize: Int { sources.reduce(0) { $0 + $1.text.utf8.count } }

  /// Whether the block can hold the words: cheap. What only the screen adds (“Thought for 3s”, “exit code 1”) is not found.
  func mayHold(_ query: TranscriptQuery) -> Bool { query.mayOccur(in: sources) }
}

extension ToolCall {
  fileprivate var resultSources: [(text: String, isEscaped: Bool)] {
    switch result {
    case .command(let output, let error, _, _): [(output, false), (error, false)]
    case .edit(let path, let hunks, _): [(path, false)] + hunks.flatMap { $0.lines.map { ($0, false) } }
    case .read(let path, _, _): [(path, false)]
    case .todo(let items): items.map { ($0.text, false) }
    case .answers(let answers): answers.flatMap { [($0.question, false), ($0.answer, false)] }
    case .agent(let summary, _, _, _): [(summary, false)]
    case nil: []
    }
  }
}
