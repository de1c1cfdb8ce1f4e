import JSON
import Synchronization

/// Passes an agent's lines on as they come, up to the result of the turn: what follows belongs to the agent's leaving.
final class LinePrinter: Sendable {
  private let isOver = Mutex(false)
  private let output: TextOutput

  init(_ output: TextOutput) { self.output = output }

  /// Takes one line without its newline; lines come from one thread at a time.
  @Sendable func take(_ line: [UInt8]) {
    isOver.withLock { isOver in
      guard !isOver else { return }
      output.raw(line + [UInt8(ascii: "\n")])
      isOver = JSONText(line)["type"]?.string == "result"
    }
  }
}
