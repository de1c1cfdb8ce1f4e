import Agents
import Foundation
import Synchronization
import Testing

/// A process under test: what it gives, to be awaited.
final class RunningProcess: Sendable {
  let process: AgentProcess
  let outputs: AsyncStream<ProcessOutput>

  init(_ host: ProcessHost, _ spec: LaunchSpec) {
    let (stream, continuation) = AsyncStream.makeStream(of: ProcessOutput.self)
    outputs = stream
    process = host.start(spec) { output in
      continuation.yield(output)
      switch output {
      case .exited, .failedToStart: continuation.finish()
      default: break
      }
    }
  }

  /// A shell script as the agent.
  convenience init(_ host: ProcessHost, script: String, arguments: [String] = []) {
    self.init(
      host,
      LaunchSpec(
        executable: "/bin/sh", arguments: ["-c", script, "agent"] + arguments, environment: Self.environment,
        directory: "/"))
  }

  static let environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"]

  /// The next line; nil where the process ended first.
  func line() async -> String? {
    for await output in outputs {
      if case .lines(let batch) = output, let first = batch.first {
        #expect(batch.count == 1)
        return String(decoding: first, as: UTF8.self)
      }
    }
    return nil
  }

  /// All that it gave until its end.
  func rest() async -> Rest {
    var rest = Rest()
    for await output in outputs {
      switch output {
      case .started: rest.startCount += 1
      case .failedToStart(let problem): rest.problem = problem
      case .lines(let batch):
        rest.lines += batch.map { String(decoding: $0, as: UTF8.self) }
      case .oversized(let count): rest.oversized.append(count)
      case .standardError(let text): rest.errorLines += text.split(separator: "\n").map(String.init)
      case .exited(let exit): rest.exit = exit
      }
    }
    return rest
  }

  struct Rest {
    var startCount = 0
    var lines: [String] = []
    var oversized: [Int] = []
    var errorLines: [String] = []
    var problem: AgentProblem?
    var exit: ProcessExit?
  }
}

/// A host that is closed after `body`.
func withHost<Result>(_ body: (ProcessHost) async throws -> Result) async throws -> Result {
  let host = try ProcessHost()
  do {
    let result = try await body(host)
    await host.close()
    return result
  } catch {
    await host.close()
    throw error
  }
}

/// Is there a process of that number, dead ones that wait for their parent included?
func isRunning(_ pid: Int32) -> Bool { kill(pid, 0) == 0 }
