import Conversation
import Glibc

/// The program behind `skein demo-agent`: an agent that needs no network, for trying Skein out and for its tests.
public struct DemoAgent {
  private var state: DemoState
  private let folder: DemoFolder?
  private var input: [UInt8] = []
  private var isOpen = true

  /// Runs until standard input has ended and the last turn is done, or the host ends it; answers the exit code.
  /// `arguments` are those after the program's name. The environment variable `SKEIN_DEMO_PACE` multiplies the waits
  /// between words: 0 makes it instant.
  public static func run(arguments: [String], environment: [String: String], version: String) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    do throws(DemoLaunch.Refusal) {
      var launch = try DemoLaunch(arguments: arguments)
      launch.pace = environment["SKEIN_DEMO_PACE"].flatMap(Double.init).map { max(0, min($0, 100)) } ?? 1
      launch.folder = currentFolder() ?? "/"
      let folder = DemoFolder(environment: environment)
      var agent = DemoAgent(
        state: DemoState(launch, memory: folder?.memory(of: launch.conversation), version: version), folder: folder)
      return agent.loop()
    } catch {
      switch error {
      case .version:
        _ = writeAll(1, Array("\(version) (Skein demo)\n".utf8))
        return 0
      case .complaint(let reason):
        _ = writeAll(2, Array((reason + "\n").utf8))
        return 1
      }
    }
  }

  private init(state: DemoState, folder: DemoFolder?) {
    self.state = state
    self.folder = folder
  }

  private mutating func loop() -> Int32 {
    if let code = put(state.begin()) { return code }
    var due = 0.0
    while true {
      var timeout: Int32 = -1
      if let delay = state.delay {
        if due == 0 { due = Self.clock() + delay }
        timeout = Int32(max(0, (due - Self.clock()).rounded(.up)))
      }
      if isOpen || timeout > 0 {
        // A negative descriptor is skipped: after the end of the input this only waits.
        var watched = pollfd(fd: isOpen ? 0 : -1, events: Int16(POLLIN), revents: 0)
        let ready = poll(&watched, 1, timeout)
        if ready > 0, let code = put(takeInput()) { return code }
        if ready > 0 { continue }
      }
      guard state.delay != nil, Self.clock() >= due else { continue }
      // At no pace at all many steps go out with one write; the input is still looked at in between.
      var outputs: [DemoOutput] = []
      repeat { outputs += state.advance(now: .now()) } while state.delay == 0 && outputs.count < 256
      due = 0
      if let code = put(outputs) { return code }
    }
  }

  private mutating func takeInput() -> [DemoOutput] {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(0, &chunk, chunk.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    guard count > 0 else {
      isOpen = false
      return state.close(now: .now())
    }
    input += chunk[..<count]
    var outputs: [DemoOutput] = []
    var start = input.startIndex
    while let end = input[start...].firstIndex(of: UInt8(ascii: "\n")) {
      outputs += state.receive(input[start..<end], now: .now())
      start = end + 1
    }
    input.removeFirst(start)
    return outputs
  }

  /// Carries out what the state asks for; answers the exit code where that is the end.
  private func put(_ outputs: [DemoOutput]) -> Int32? {
    var lines: [UInt8] = []
    for output in outputs {
      switch output {
      case .line(let line): lines += line + [UInt8(ascii: "\n")]
      case .remember(let conversation, let memory): folder?.keep(memory, of: conversation)
      case .complaint(let reason): _ = Self.writeAll(2, Array((reason + "\n").utf8))
      case .exit(let code):
        _ = Self.writeAll(1, lines)
        return code
      }
    }
    // Nobody reads any more: the host is gone.
    return Self.writeAll(1, lines) ? nil : 0
  }

  private static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&watched, 1, -1)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Milliseconds of a clock that never jumps.
  private static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  private static func currentFolder() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}
