import Conversation
import JSON
import SessionEngine

/// A transcript as a Markdown document.
enum TranscriptMarkdown {
  static func text(of blocks: [Block], title: String) -> String {
    var parts = ["# \(title)"]
    var wasPrompt: Bool?
    for block in blocks where block.parent == nil {
      let isPrompt: Bool
      if case .prompt = block.content { isPrompt = true } else { isPrompt = false }
      if isPrompt != wasPrompt || isPrompt { parts.append(isPrompt ? "## You" : "## Agent") }
      wasPrompt = isPrompt
      parts.append(text(of: block))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func text(of block: Block) -> String {
    switch block.content {
    case .prompt(let prompt): CodeFence.closed(prompt.text)
    case .text(let text): CodeFence.closed(text.text) + (text.ending == .interrupted ? "\n\n*(interrupted)*" : "")
    case .thinking(let thinking): thinking.isRedacted ? "*(thinking, withheld)*" : quote(thinking.text)
    case .tool(let call): text(of: call)
    case .decision(let decision): "*\(decision.toolName): \(decision.outcome)*"
    case .notice(let notice): "*\(notice.text)*"
    }
  }

  private static func text(of call: ToolCall) -> String {
    let input = try? JSONValue(parsing: call.input)
    var text = "**\(call.name)** (\(call.state.rawValue))"
    if let command = input?["command"]?.string {
      text += "\n\n" + fence(command, language: "sh")
    } else if let path = input?["file_path"]?.string {
      text += " `\(path)`"
    } else if !call.input.isEmpty {
      text += "\n\n" + fence(call.input, language: "json")
    }
    let change = CallChange.lines(of: call, input)
    if let change { text += "\n\n" + fence(change.joined(separator: "\n"), language: "diff") }
    guard change == nil || call.state != .succeeded, let output = call.output, !output.isEmpty else { return text }
    return text + "\n\n" + fence(output, language: "")
  }

  static func fence(_ text: String, language: String) -> String { CodeFence.around(text, language: language) }

  private static func quote(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(separator: "\n")
  }
}
