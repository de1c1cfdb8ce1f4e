import Conversation
import SessionEngine
import Synchronization

/// Prints the texts of an answer as they grow.
final class AnswerPrinter: Sendable {
  private struct State {
    var isTaken = false
    /// What was printed of each block, as what it was: a block's end repeats its text.
    var printed: [BlockID: String] = [:]
    var endsLine = true
    var last: BlockID?
  }

  private let state = Mutex(State())
  private let output: TextOutput

  init(_ output: TextOutput) { self.output = output }

  func take(_ update: SessionUpdate) {
    guard case .transcript(let change) = update else { return }
    let text = state.withLock { Self.take(change, &$0) }
    output.write(text)
  }

  /// Ends the last line where the answer did not.
  func finish() {
    let endsLine = state.withLock { state in
      defer { state.endsLine = true }
      return state.endsLine
    }
    if !endsLine { output.write("\n") }
  }

  private static func take(_ change: TranscriptChange, _ state: inout State) -> String {
    var new = ""
    switch change {
    case .put(let block):
      if case .prompt = block.content { state.isTaken = true }
      guard case .text(let text) = block.content, block.parent == nil, state.isTaken else { return "" }
      let known = state.printed[block.id] ?? ""
      // A text that came to another end than it streamed is printed anew: better twice than wrong.
      let rest = text.text.hasPrefix(known) ? String(text.text.dropFirst(known.count)) : "\n" + text.text
      new = begin(block.id, rest, &state)
      state.printed[block.id] = text.text
    case .grow(let id, let text):
      guard let known = state.printed[id] else { return "" }
      new = begin(id, text, &state)
      state.printed[id] = known + text
    case .remove: return ""
    }
    if let end = new.last { state.endsLine = end == "\n" }
    return new
  }

  /// An empty line stands between two blocks.
  private static func begin(_ id: BlockID, _ text: String, _ state: inout State) -> String {
    guard !text.isEmpty else { return "" }
    defer { state.last = id }
    guard let last = state.last, last != id else { return text }
    return (state.endsLine ? "\n" : "\n\n") + text
  }
}
