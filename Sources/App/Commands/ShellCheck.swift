import Agents
import SessionEngine
import Synchronization

/// Runs the command of a check by the shell. Nothing that it starts outlives it, or Skein.
struct ShellCheck: Sendable {
  let host: ProcessHost
  let environment: [String: String]
  var limit = Duration.seconds(600)
  /// In bytes; of a longer output the end is kept.
  static let mostOutput = 32 * 1024

  /// A check that takes too long, or is cancelled, is ended and has failed.
  @Sendable func run(_ command: String, in folder: String, input: String) async -> CheckOutcome {
    let (outputs, continuation) = AsyncStream<ProcessOutput>.makeStream()
    let process = host.start(
      // One stream for both, so that what was written stays in its order.
      LaunchSpec(
        executable: "/bin/sh", arguments: ["-c", "exec 2>&1\n" + command], environment: environment, directory: folder)
    ) { output in
      continuation.yield(output)
      switch output {
      case .exited, .failedToStart: continuation.finish()
      case .started, .lines, .oversized, .standardError: break
      }
    }
    for line in input.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      process.write(line: Array(line))
    }
    process.closeInput()
    let isLate = Atomic(false)
    let clock = Task {
      guard (try? await Task.sleep(for: limit)) != nil else { return }
      isLate.store(true, ordering: .relaxed)
      process.end()
    }
    defer { clock.cancel() }
    return await withTaskCancellationHandler {
      await Self.outcome(outputs, isLate: isLate, limit: limit)
    } onCancel: {
      process.end()
    }
  }

  private static func outcome(
    _ outputs: AsyncStream<ProcessOutput>, isLate: borrowing Atomic<Bool>, limit: Duration
  ) async -> CheckOutcome {
    var text: [UInt8] = []
    var isPassed = false
    var ending = "The check did not run to its end."
    for await output in outputs {
      switch output {
      case .started, .standardError: break
      case .lines(let lines):
        for line in lines { text += line + [UInt8(ascii: "\n")] }
        if text.count > 2 * mostOutput { text.removeFirst(text.count - mostOutput) }
      case .oversized(let count): text += Array("[a line of \(count) bytes was left out]\n".utf8)
      case .failedToStart(let problem): ending = "The check could not be started: \(problem)"
      case .exited(let exit):
        isPassed = exit.status == .code(0)
        switch exit.status {
        case .code(let code): ending = "It exited with \(code) and wrote nothing."
        case .signal(let number): ending = "It was ended by signal \(number)."
        case .unknown: break
        }
      }
    }
    if isLate.load(ordering: .relaxed) { return CheckOutcome(isPassed: false, output: "It took longer than \(limit).") }
    if text.last == UInt8(ascii: "\n") { text.removeLast() }
    let said = String(decoding: text.suffix(mostOutput), as: UTF8.self)
    return CheckOutcome(isPassed: isPassed, output: said.isEmpty ? ending : said)
  }
}
