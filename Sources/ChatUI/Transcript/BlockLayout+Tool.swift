import Conversation
import Terminal

/// Tool calls: a line that says what is done and how it stands, then what came of it.
extension BlockLayout {
  /// While a call is being composed, no more of its input than this is read (code units).
  private static let composedLimit = 4096

  mutating func add(_ call: ToolCall, began: Timestamp) {
    let isComposing = call.state == .composing
    let input = ToolInput(isComposing ? Self.beginning(of: call.input) : call.input)
    addHead(call, input, began: began)
    guard shows == .all else { return }
    switch call.state {
    case .composing:
      return
    case .denied:
      if call.name == "Bash", let command = input.string("command") { addCommand(command) }
      if Self.isWordsForModel(call.output), !isUnfolded { return }
      addOutput(call.output, style: .toolOutput, folded: 2)
      return
    default:
      addBody(call, input)
    }
  }

  private static func beginning(of text: String) -> String {
    guard text.utf8.count > composedLimit else { return text }
    return String(decoding: text.utf8.prefix(composedLimit), as: UTF8.self)
  }

  private mutating func addHead(_ call: ToolCall, _ input: ToolInput, began: Timestamp) {
    let (mark, style) = Self.mark(call.state)
    var tail = StyledLine()
    if let note = note(call, began: began) { tail.append(" · \(note)", style) }
    var head = StyledLine("\(mark) ", style).appending(Self.title(call.name), .toolName)
    let summary = Self.oneLine(summary(call, input))
    if !summary.isEmpty { head.append(" \(summary)", .tool) }
    rows.starts.append(rows.lines.count)
    let room = width - tail.width
    rows.lines.append(room >= 8 ? head.truncated(columns: room) + tail : (head + tail).truncated(columns: width))
  }

  private static func mark(_ state: ToolCall.State) -> (String, StyleName) {
    switch state {
    case .composing: ("○", .tool)
    case .asking: ("?", .toolAsking)
    case .running: ("●", .tool)
    case .succeeded: ("✓", .toolDone)
    case .failed, .denied: ("✗", .toolFailed)
    case .interrupted: ("■", .interrupted)
    case .detached: ("↗", .tool)
    }
  }

  /// How a call stands, and for how long it ran.
  private func note(_ call: ToolCall, began: Timestamp) -> String? {
    let start = call.began ?? began
    let word: String?
    switch call.state {
    case .composing:
      let size = call.input.utf8.count
      word = size < 1000 ? "composing" : "composing, \(size / 1000).\(size / 100 % 10) kB"
    case .asking: word = "waits for your answer"
    case .running: return Elapsed.text(milliseconds: now.since(start)) ?? "running"
    case .succeeded: word = nil
    case .failed: word = Self.exitCode(call.output) ?? "failed"
    case .denied: word = "denied"
    case .interrupted: word = "interrupted"
    case .detached: word = "in the background"
    }
    guard let end = call.ended, call.began != nil, let elapsed = Elapsed.text(milliseconds: end.since(start)) else {
      return word
    }
    return word.map { "\($0) after \(elapsed)" } ?? elapsed
  }

  /// The CLI reports a failed command as text that begins with `Exit code 3`.
  private static func exitCode(_ output: String?) -> String? {
    guard let output, output.hasPrefix("Exit code ") else { return nil }
    let digits = output.dropFirst(10).prefix { $0.isNumber }
    return digits.isEmpty ? nil : "exit code \(digits)"
  }

  /// The CLI wraps what a tool refused into a marker for the model.
  private static func withoutMarkers(_ output: String?) -> String? {
    guard let output, output.hasPrefix("<tool_use_error>"), output.hasSuffix("</tool_use_error>") else { return output }
    return String(output.dropFirst(16).dropLast(17))
  }

  /// What the CLI puts in place of the output of a call that was stopped are instructions to the model.
  private static func isWordsForModel(_ output: String?) -> Bool {
    guard let output else { return false }
    return output.hasPrefix("The user doesn't want to ") || output.hasPrefix("[Request interrupted by user")
  }

  /// `mcp__server__tool` becomes `server: tool`.
  static func title(_ name: String) -> String {
    guard name.hasPrefix("mcp__") else { return name }
    return name.dropFirst(5).split(separator: "__", maxSplits: 1).joined(separator: ": ")
  }

  /// What the call is about, in few words.
  private func summary(_ call: ToolCall, _ input: ToolInput) -> String {
    switch call.name {
    case "Bash": return input.string("description") ?? ""
    case "TodoWrite", "AskUserQuestion", "ExitPlanMode": return ""
    case "Grep", "Glob":
      return [input.string("pattern"), input.string("path").map { "in \($0)" }].compactMap(\.self).joined(
        separator: " ")
    case "TaskCreate" where call.state != .composing: return input.string("subject") ?? input.compact
    case "TaskUpdate" where input.string("taskId") != nil:
      let status = input.string("status").map { $0.split(separator: "_").joined(separator: " ") }
      return ["task \(input.string("taskId") ?? "")", status].compactMap(\.self).joined(separator: ": ")
    case "Agent", "Task":
      let kind = input.string("subagent_type").map { "(\($0)) " } ?? ""
      return kind + (input.string("description") ?? input.string("prompt") ?? "")
    default:
      for name in ["file_path", "notebook_path"] {
        if let path = input.string(name) { return shown(path) }
      }
      for name in ["url", "query", "skill"] {
        if let text = input.string(name) { return text }
      }
      return call.state == .composing ? "" : input.compact
    }
  }

  /// A path from the session's folder on, where it lies below that.
  private func shown(_ path: String) -> String {
    guard let folder, path.hasPrefix(folder + "/") else { return path }
    return String(path.dropFirst(folder.count + 1))
  }

  private mutating func addBody(_ call: ToolCall, _ input: ToolInput) {
    if call.name == "Bash", let command = input.string("command") { addCommand(command) }
    if call.state == .interrupted, Self.isWordsForModel(call.output), !isUnfolded { return }
    if call.state == .failed, call.name != "Bash" {
      addOutput(Self.withoutMarkers(call.output), style: .toolError, folded: 6, isProse: true)
      return
    }
    switch call.result {
    case .command(let standardOutput, let standardError, let isInterrupted, let task):
      addOutput(standardOutput, style: .toolOutput, folded: 6)
      addOutput(standardError, style: .toolError, folded: 6)
      if isInterrupted { addInterrupted() }
      if let task { addCut(indent.appending("runs on as background task \(task)", .fold)) }
      if standardOutput.isEmpty, standardError.isEmpty, !isInterrupted, task == nil, call.state.isFinal {
        addCut(indent.appending("no output", .fold))
      }
    case .edit(let path, let hunks, let isNew):
      if hunks.isEmpty { addProposedEdit(call, input, isNew: isNew) } else { addHunks(hunks, path: path) }
    case .read(let path, let lines, let total):
      let count = total == 1 ? "1 line" : "\(total) lines"
      addCut(indent.appending(lines == total ? count : "\(lines) of \(count)", .fold))
      if isUnfolded { addFile(call.output, path: path) }
    case .todo(let items):
      addTodo(items)
    case .answers(let answers):
      addAnswers(answers)
    case .agent(let summary, let milliseconds, let tokens, let calls):
      addAgentResult(summary, milliseconds: milliseconds, tokens: tokens, calls: calls)
    case nil:
      addUnreported(call, input)
    }
  }

  /// What is known of a call of which the CLI reported nothing for display.
  private mutating func addUnreported(_ call: ToolCall, _ input: ToolInput) {
    switch call.name {
    case "Edit", "MultiEdit", "Write": addProposedEdit(call, input, isNew: call.name == "Write")
    case "TodoWrite": addTodo(Self.todos(in: input))
    case "AskUserQuestion" where !call.state.isFinal: addQuestions(input)
    case "ExitPlanMode": addMarkdown(input.string("plan") ?? "")
    case "Bash" where call.output == "(Bash completed with no output)": addCut(indent.appending("no output", .fold))
    case "Bash": addOutput(call.output, style: call.state == .failed ? .toolError : .toolOutput, folded: 6)
    case _ where call.state == .detached && ["Agent", "Task"].contains(call.name):
      // What the CLI answers here are instructions to the model.
      addCut(indent.appending("its report comes when it is done", .fold))
      if isUnfolded { addOutput(call.output, style: .toolOutput, folded: 0) }
    default:
      if isUnfolded, let prompt = input.string("prompt") { add(StyledLine(prompt, .toolOutput)) }
      addOutput(call.output, style: .toolOutput, folded: 3)
    }
  }
}
