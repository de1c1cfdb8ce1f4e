import Agents
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1))) struct ProcessEndingTests {
  /// Prints the numbers of the agent and of a grandchild in a session of its own that ignores SIGTERM.
  static let family = "(trap '' TERM; setsid sleep 1000 & echo \"$$ $!\"); "

  private func pids(_ line: String?) throws -> [Int32] {
    let pids = try #require(line).split(separator: " ").compactMap { Int32($0) }
    #expect(pids.count == 2)
    return pids
  }

  @Test func terminatesWhatObeys() async throws {
    try await withHost { host in
      let running = RunningProcess(host, script: "trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.01; done")
      #expect(await running.line() == "up")
      running.process.end([.terminate(grace: .seconds(30))])
      let rest = await running.rest()
      #expect(rest.lines == ["bye"])
      #expect(rest.exit?.status == .code(7))
    }
  }

  @Test func killsWhatIgnoresEverythingAfterItsGraces() async throws {
    try await withHost { host in
      let running = RunningProcess(host, script: "trap '' TERM INT; echo up; while :; do sleep 0.05; done")
      #expect(await running.line() == "up")
      let clock = ContinuousClock()
      let taken = await clock.measure {
        running.process.end([.interrupt(grace: .milliseconds(100)), .terminate(grace: .milliseconds(200))])
        #expect(await running.rest().exit?.status == .signal(SIGKILL))
      }
      #expect(taken >= .milliseconds(300) && taken < .seconds(5))
    }
  }

  @Test func stepsSpeakTheProtocolFirst() async throws {
    try await withHost { host in
      let running = RunningProcess(host, script: "echo up; read a; echo \"got $a\"; read b; exit 5")
      #expect(await running.line() == "up")
      running.process.end([
        .send(line: Array("goodbye".utf8), grace: .milliseconds(50)), .closeInput(grace: .seconds(30)),
      ])
      let rest = await running.rest()
      #expect(rest.lines == ["got goodbye"])
      #expect(rest.exit?.status == .code(5))
    }
  }

  @Test func newStepsReplaceThoseThatAreLeft() async throws {
    try await withHost { host in
      let running = RunningProcess(host, script: "trap '' TERM; echo up; while :; do sleep 0.05; done")
      #expect(await running.line() == "up")
      running.process.end([.terminate(grace: .seconds(3600))])
      running.process.end(.immediate)
      #expect(await running.rest().exit?.status == .signal(SIGKILL))
    }
  }

  @Test func descendantsInSessionsOfTheirOwnGoWithTheAgent() async throws {
    try await withHost { host in
      let killed = RunningProcess(host, script: Self.family + "exec sleep 1000")
      let first = try pids(await killed.line())
      #expect(first.allSatisfy(isRunning))
      killed.process.end([.terminate(grace: .seconds(30))])
      #expect(await killed.rest().exit?.status == .signal(SIGTERM))
      #expect(!first.contains(where: isRunning))

      let left = RunningProcess(host, script: Self.family + "exit 0")
      let second = try pids(await left.line())
      #expect(await left.rest().exit?.status == .code(0))
      #expect(!second.contains(where: isRunning))
    }
  }

  @Test func closingTheHostEndsAll() async throws {
    let host = try ProcessHost()
    let all = (0..<5).map { _ in RunningProcess(host, script: Self.family + "exec sleep 1000") }
    var numbers: [Int32] = []
    for one in all { numbers += try pids(await one.line()) }
    await host.close()
    #expect(!numbers.contains(where: isRunning))
    for one in all { #expect(await one.rest().exit?.status == .signal(SIGTERM)) }
  }

  /// All of the family hold the named pipe open: its end is the end of the last of them.
  @Test func nothingIsLeftWhenSkeinIsKilled() async throws {
    let pipe = NSTemporaryDirectory() + UUID().uuidString
    #expect(mkfifo(pipe, 0o600) == 0)
    defer { unlink(pipe) }
    let script = """
      exec 9>"$1"; trap 'echo INT >&9' INT; trap '' TERM; \(Self.family.replacing("echo", with: "echo >&9"))
      while :; do sleep 0.05; done
      """
    let probe = Process()
    probe.executableURL = URL(filePath: probePath)
    probe.arguments = ["/bin/sh", "-c", script, "agent", pipe]
    let input = Pipe()
    probe.standardInput = input
    probe.standardOutput = FileHandle.nullDevice
    try probe.run()
    let text = try await blocking { [self] in
      let text = try FileHandle(forReadingFrom: URL(filePath: pipe))
      _ = try pids(String(decoding: text.availableData, as: UTF8.self).trimmingCharacters(in: .newlines))
      return text
    }
    let clock = ContinuousClock()
    let taken = try await clock.measure {
      kill(probe.processIdentifier, SIGKILL)
      let said = String(decoding: try await blocking { try text.readToEnd() ?? Data() }, as: UTF8.self)
      #expect(said.hasPrefix("INT\n"), "the agent was not interrupted first")
    }
    #expect(taken < .seconds(5))
  }

  @Test func theTerminalIsGivenBackWhenSkeinIsKilled() async throws {
    let script = """
      import os, pty, signal, subprocess, sys, termios
      master, slave = pty.openpty()
      before = termios.tcgetattr(slave)
      probe = subprocess.Popen([sys.argv[1], '--terminal', 'RESET', '/bin/sh', '-c', 'echo up; exec sleep 1000'],
                               stdin=slave, stdout=subprocess.PIPE)
      while probe.stdout.readline() != b'up\\n': pass
      changed = termios.tcgetattr(slave) != before
      probe.send_signal(signal.SIGKILL)
      reset = os.read(master, 100)
      print(changed, reset == b'RESET', termios.tcgetattr(slave) == before)
      """
    try await withHost { host in
      let spec = LaunchSpec(
        executable: "/usr/bin/env", arguments: ["python3", "-c", script, probePath],
        environment: ProcessInfo.processInfo.environment, directory: "/")
      let rest = await RunningProcess(host, spec).rest()
      #expect(rest.lines == ["True True True"], "\(rest.errorLines)")
    }
  }

  @Test func aKilledGuardianIsReplaced() async throws {
    try await withHost { host in
      let first = RunningProcess(host, script: "echo $$; exec sleep 1000")
      let agent = try #require(Int32(await first.line() ?? ""))
      let guardian = try parent(of: parent(of: agent))
      #expect(try String(contentsOfFile: "/proc/\(guardian)/comm", encoding: .utf8) == "skein-guardian\n")
      kill(guardian, SIGKILL)
      #expect(await RunningProcess(host, script: "echo again").rest().lines == ["again"])
      first.process.end(.immediate)
      #expect(await first.rest().exit?.status == .signal(SIGKILL))
    }
  }

  @Test func aKilledWardenTakesItsFamilyAlong() async throws {
    try await withHost { host in
      let running = RunningProcess(host, script: Self.family + "exec sleep 1000")
      let numbers = try pids(await running.line())
      kill(try parent(of: numbers[0]), SIGKILL)
      #expect(await running.rest().exit?.status == .unknown)
    }
  }

  /// Runs what waits for a file outside of the threads that other tests run on.
  private func blocking<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Swift.Result { try body() }) }
    }
  }

  private func parent(of pid: Int32) throws -> Int32 {
    let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("PPid:") })
    return try #require(Int32(line.dropFirst(5).trimmingCharacters(in: .whitespaces)))
  }
}
