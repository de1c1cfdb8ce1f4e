import Conversation
import Glibc
import Terminal

/// Somebody at the terminal who can answer a question while standard input and output are pipes.
actor Person {
  private let input: LineInput
  private let output: TextOutput
  private var last: Task<PermissionAnswer, Never>?

  init(input: LineInput, output: TextOutput) {
    self.input = input
    self.output = output
  }

  /// The one at the controlling terminal; nil where there is none.
  static func atTerminal() -> Person? {
    let descriptor = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    // A job in the background would be stopped by reading from it.
    guard tcgetpgrp(descriptor) == getpgrp() else {
      close(descriptor)
      return nil
    }
    return Person(input: LineInput(descriptor: descriptor), output: TextOutput(descriptor: descriptor))
  }

  /// Asks a question that only a plain yes answers with yes.
  func confirms(_ question: String) async -> Bool {
    output.write("\(TextSanitizer.visible(question)) [y/N] ")
    return ["y", "yes"].contains(await input.line()?.lowercased())
  }

  /// One request after the other, however many agents ask at once.
  func answer(_ request: PermissionRequest) async -> PermissionAnswer {
    let before = last
    let task = Task {
      _ = await before?.value
      return await ask(request)
    }
    last = task
    return await task.value
  }

  private func ask(_ request: PermissionRequest) async -> PermissionAnswer {
    switch request.kind {
    case .tool: return await askTool(request)
    case .questions(let questions): return await ask(questions)
    case .plan(let plan):
      output.line("\n\(TextSanitizer.visible(plan))")
      output.write("Is this plan right? [y]es, or what to change: ")
      guard let line = await input.line() else { return .denyAndInterrupt }
      return ["y", "yes"].contains(line.lowercased())
        ? .approvePlan(mode: .standard) : .deny(note: line.isEmpty ? nil : line)
    }
  }

  private func askTool(_ request: PermissionRequest) async -> PermissionAnswer {
    output.line("\n\(TextSanitizer.visible(request.toolName)) wants to run:\n\(TextSanitizer.visible(request.input))")
    if let reason = request.reason { output.line(TextSanitizer.visible(reason)) }
    for (number, suggestion) in request.suggestions.enumerated() {
      output.line(
        "  \(number + 1)  allow, and always: \(TextSanitizer.visible(suggestion.rule)) (kept in \(TextSanitizer.visible(suggestion.destination)))"
      )
    }
    while true {
      output.write(
        "[y]es once, \(request.suggestions.isEmpty ? "" : "a number, ")[n]o, [q]uit the turn, or words for the agent: ")
      guard let line = await input.line() else { return .denyAndInterrupt }
      switch line.lowercased() {
      case "": continue
      case "y", "yes": return .allowOnce
      case "n", "no": return .deny(note: nil)
      case "q", "quit": return .denyAndInterrupt
      default:
        guard let number = Int(line) else { return .deny(note: line) }
        if request.suggestions.indices.contains(number - 1) { return .allow(suggestions: [number - 1]) }
      }
    }
  }

  private func ask(_ questions: [AgentQuestion]) async -> PermissionAnswer {
    var answers: [QuestionAnswer] = []
    for question in questions {
      output.line("\n\(TextSanitizer.visible(question.question))")
      for (number, option) in question.options.enumerated() {
        output.line(
          "  \(number + 1)  \(TextSanitizer.visible(option.label)): \(TextSanitizer.visible(option.explanation))")
      }
      output.write(
        question.allowsSeveral ? "Numbers, or an answer of your own: " : "A number, or an answer of your own: ")
      guard let line = await input.line() else { return .denyAndInterrupt }
      answers.append(QuestionAnswer(question: question.question, answer: Self.choice(line, of: question)))
    }
    return .answers(answers)
  }

  /// Numbers become labels; everything else is an answer of its own.
  static func choice(_ line: String, of question: AgentQuestion) -> String {
    let words = line.split { $0 == " " || $0 == "," }
    let numbers = words.compactMap { Int($0) }.filter { question.options.indices.contains($0 - 1) }
    guard !words.isEmpty, numbers.count == words.count, question.allowsSeveral || numbers.count == 1 else {
      return line
    }
    return numbers.map { question.options[$0 - 1].label }.joined(separator: ", ")
  }
}
