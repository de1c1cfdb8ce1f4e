import JSON

/// One step of the demo's reply, done after a short wait.
enum DemoStep: Hashable, Sendable {
  /// A reply of the pretended model begins.
  case beginMessage
  case begin(DemoBlock)
  case grow(String)
  case endBlock
  case endMessage(stopReason: String)
  /// The call that was just written wants to run.
  case call(DemoCall)
  case finish(DemoCall, DemoOutcome)
  /// The service refuses the request.
  case fail
  case crash

  /// Milliseconds to wait before the step; a word every 16 ms is about 60 words a second.
  var delay: Double {
    switch self {
    case .beginMessage: 250
    case .grow: 16
    case .finish(_, .ran): 700
    case .fail, .crash: 300
    case .begin, .endBlock, .endMessage, .call, .finish: 0
    }
  }
}

/// A block that is being written.
enum DemoBlock: Hashable, Sendable {
  case text, thinking
  case tool(DemoCall)
}

/// What became of a call.
enum DemoOutcome: Hashable, Sendable {
  /// It ran; `answers` are those of the user to its questions.
  case ran(answers: JSONValue?)
  case denied(message: String)
}

extension DemoStep {
  /// The steps of a block of words.
  static func block(_ kind: DemoBlock, _ text: String) -> [DemoStep] {
    [.begin(kind)] + words(of: text).map { .grow($0) } + [.endBlock]
  }

  /// One reply that is only text.
  static func reply(_ text: String) -> [DemoStep] {
    [.beginMessage] + block(.text, text) + [.endMessage(stopReason: "end_turn")]
  }

  /// One reply that says a sentence and calls a tool.
  static func reply(_ text: String, calling call: DemoCall) -> [DemoStep] {
    let input = call.tool.input.compact
    return [.beginMessage] + block(.text, text) + block(.tool(call), input)
      + [.endMessage(stopReason: "tool_use"), .call(call)]
  }

  /// Words, each with the white space that follows it.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for character in text {
      if !character.isWhitespace, word.last?.isWhitespace ?? false {
        words.append(word)
        word = ""
      }
      word.append(character)
    }
    return word.isEmpty ? words : words + [word]
  }
}
