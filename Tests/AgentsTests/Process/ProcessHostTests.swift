import Agents
import CSystem
import Foundation
import Testing

@Suite(.timeLimit(.minutes(1))) struct ProcessHostTests {
  @Test func linesGoInAndOut() async throws {
    try await withHost { host in
      let cat = RunningProcess(host, script: "exec cat")
      for text in ["{\"a\":1}", "é😀", String(repeating: "x", count: 300_000)] {
        cat.process.write(line: Array(text.utf8))
        #expect(await cat.line() == text)
      }
      cat.process.closeInput()
      let rest = await cat.rest()
      #expect(rest.exit?.status == .code(0))
    }
  }

  @Test func startsWithExactlyWhatWasAsked() async throws {
    try await withHost { host in
      let folder = try #require(realpath(NSTemporaryDirectory(), nil).map { String(cString: $0) })
      let spec = LaunchSpec(
        executable: "/bin/sh",
        arguments: [
          "-c", "pwd; echo \"$PWD\"; printf '[%s]' \"$@\"; echo; env | grep -c .; ls /proc/self/fd; trap", "name",
          "a b", "", "é'\"",
        ],
        environment: ["PATH": "/usr/bin:/bin", "X": "1=2"], directory: folder)
      let rest = await RunningProcess(host, spec).rest()
      #expect(rest.startCount == 1)
      #expect(Array(rest.lines.prefix(3)) == [folder, folder, "[a b][][é'\"]"])
      // PATH, X, PWD and what the shell adds itself (OLDPWD or _ in some).
      #expect((3...5).contains(Int(rest.lines[3]) ?? 0))
      #expect(Array(rest.lines.dropFirst(4)) == ["0", "1", "2", "3"], "descriptors leaked into the agent")
    }
  }

  @Test func signalsOfTheAgentAreTheUsualOnes() async throws {
    try await withHost { host in
      let rest = await RunningProcess(host, script: "grep -E 'Sig(Blk|Ign)' /proc/self/status").rest()
      let masks = rest.lines.map { Int($0.split(separator: "\t").last ?? "", radix: 16) ?? -1 }
      // Signals 32 and 33 are the C library's own; it lets nobody change them.
      #expect(masks.map { $0 & ~(3 << 31) } == [0, 0])
    }
  }

  @Test(arguments: [("exit 3", ProcessExit.Status.code(3)), ("kill -SEGV $$", .signal(SIGSEGV)), ("exit 0", .code(0))])
  func tellsHowItEnded(script: String, status: ProcessExit.Status) async throws {
    try await withHost { host in
      let rest = await RunningProcess(host, script: "echo one; echo why >&2; printf two; \(script)").rest()
      #expect(rest.lines == ["one", "two"])
      #expect(rest.exit == ProcessExit(status: status, lastWords: ["why"]))
    }
  }

  @Test func everyFailureToStartIsToldApart() async throws {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("text".utf8).write(to: URL(filePath: folder + "/plain"))
    try Data("#!/nowhere/interpreter\n".utf8).write(to: URL(filePath: folder + "/script"))
    chmod(folder + "/script", 0o755)
    try await withHost { host in
      func problem(_ executable: String, in directory: String = "/") async -> AgentProblem? {
        let spec = LaunchSpec(executable: executable, environment: [:], directory: directory)
        return await RunningProcess(host, spec).rest().problem
      }
      #expect(await problem("/bin/sh", in: folder + "/no") == .directoryMissing(path: folder + "/no"))
      #expect(
        await problem("/bin/sh", in: folder + "/plain")
          == .directoryUnusable(path: folder + "/plain", reason: "Not a directory"))
      #expect(await problem(folder + "/no") == .executableMissing(path: folder + "/no"))
      #expect(await problem(folder + "/plain") == .notExecutable(path: folder + "/plain"))
      #expect(
        await problem(folder + "/script") == .cannotBeRun(path: folder + "/script", reason: "No such file or directory")
      )
      #expect(await RunningProcess(host, script: "echo still here").rest().lines == ["still here"])
    }
  }

  @Test func takesAFloodOnBothStreams() async throws {
    try await withHost { host in
      let script = """
        head -c 3000000 /dev/zero | tr '\\0' e | fold -w 999 >&2 &
        yes 'sixty megabytes of lines, each of which is sixty bytes long' | head -n 1000000; wait
        """
      let running = RunningProcess(host, script: script)
      var count = 0
      var errorCount = 0
      var exit: ProcessExit?
      for await output in running.outputs {
        switch output {
        case .lines(let batch): count += batch.reduce(0) { $0 + $1.count + 1 }
        case .standardError(let text): errorCount += text.utf8.count
        case .exited(let end): exit = end
        default: break
        }
      }
      #expect(count == 60_000_000)
      #expect(errorCount >= 2_990_000)
      #expect(exit?.status == .code(0))
      #expect(exit?.lastWords.count == StandardErrorTail.lineLimit)
    }
  }

  @Test func linesThatComeByteByByteArriveWhole() async throws {
    try await withHost { host in
      let script = "import os\nfor b in b'{\"a\":1}\\r\\n{\"\\xc3\\xa9\":2}\\n': os.write(1, bytes([b]))"
      let spec = LaunchSpec(
        executable: "/usr/bin/env", arguments: ["python3", "-c", script],
        environment: ProcessInfo.processInfo.environment, directory: "/")
      #expect(await RunningProcess(host, spec).rest().lines == ["{\"a\":1}", "{\"é\":2}"])
    }
  }

  @Test func aProcessThatDoesNotReadHoldsNobody() async throws {
    try await withHost { host in
      let deaf = RunningProcess(host, script: "echo up; read go; exec cat")
      #expect(await deaf.line() == "up")
      let line = [UInt8](repeating: 0x61, count: 1 << 20)
      let clock = ContinuousClock()
      let taken = clock.measure { for _ in 0..<8 { deaf.process.write(line: line) } }
      #expect(taken < .seconds(5))
      #expect(await RunningProcess(host, script: "echo served").rest().lines == ["served"])
      deaf.process.closeInput()
      // `read` took one line, `cat` gives back the seven others.
      let rest = await deaf.rest()
      #expect(rest.lines.map(\.utf8.count) == Array(repeating: 1 << 20, count: 7))

      let never = RunningProcess(host, script: "echo up; exec sleep 1000")
      #expect(await never.line() == "up")
      for _ in 0..<8 { never.process.write(line: line) }
      never.process.end(.immediate)
      #expect(await never.rest().exit?.status == .signal(SIGKILL))
    }
  }

  @Test func writingToWhatIsGoneIsHarmless() async throws {
    try await withHost { host in
      let closed = RunningProcess(host, script: "exec <&-; echo closed; exec sleep 1000")
      #expect(await closed.line() == "closed")
      for _ in 0..<3 { closed.process.write(line: Array("x".utf8)) }
      closed.process.end(.immediate)
      _ = await closed.rest()
      closed.process.write(line: Array("x".utf8))
      #expect(await RunningProcess(host, script: "echo alive").rest().lines == ["alive"])
    }
  }

  @Test func aPausedProcessWaits() async throws {
    try await withHost { host in
      let running = RunningProcess(host, script: "read go; yes | head -n 200000; echo done >&2")
      running.process.pause()
      running.process.write(line: Array("go".utf8))
      // Another process runs through meanwhile; the paused one gives nothing but its start.
      _ = await RunningProcess(host, script: "yes | head -n 200000").rest()
      running.process.resume()
      let rest = await running.rest()
      #expect(rest.lines.count == 200_000)
      #expect(rest.errorLines == ["done"])
    }
  }

  @Test func aClosedHostRefuses() async throws {
    let host = try ProcessHost()
    await host.close()
    await host.close()
    let late = RunningProcess(host, script: "echo no")
    #expect(await late.rest().problem != nil)
  }

  @Test func fiftyProcessesLeaveNoDescriptorOpen() async throws {
    // In a process of its own: tests run at the same time open and close descriptors too.
    try await withHost { host in
      let probe = RunningProcess(
        host, LaunchSpec(executable: probePath, arguments: ["--count", "50"], environment: [:], directory: "/"))
      let rest = await probe.rest()
      #expect(rest.lines == ["descriptors +0"])
    }
  }
}

/// The test program that runs a process host, beside the tests in the build folder.
let probePath = Bundle.module.bundleURL.deletingLastPathComponent().appending(path: "ProcessProbe").path
