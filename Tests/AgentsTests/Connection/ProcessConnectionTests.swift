import Conversation
import Testing

@testable import Agents

@Suite("A connection over a process")
struct ProcessConnectionTests {
  let host: ProcessHost
  let log = EventLog()

  init() throws { host = try ProcessHost() }

  /// A shell script in the agent's place.
  func connect(_ script: String, directory: String = "/", patience: Int = 60_000, limit: Duration = .seconds(60))
    -> ProcessConnection
  {
    let spec = LaunchSpec(
      executable: "/bin/sh", arguments: ["-c", script], environment: ["PATH": "/usr/bin:/bin"], directory: directory)
    return ProcessConnection.start(
      .success(spec), on: host, codec: ClaudeCodec(session: SessionID("s")), patience: .milliseconds(patience),
      limit: limit
    ) { [log] in log.receive($0) }
  }

  static let answersInitialize = """
    read line; echo '{"type":"control_response","response":{"subtype":"success","request_id":"skein-1",\
    "response":{"claude_code_version":"2.1.329"}}}'
    """

  static let answersAnything = answersInitialize + "; while read line; do :; done"

  var ready: @Sendable ([AgentEvent]) -> Bool {
    { $0.contains { if case .ready = $0 { true } else { false } } }
  }

  @Test func asksToInitializeFirst() async throws {
    let connection = connect(#"read line; case "$line" in *initialize*) exit 7;; esac"#)
    #expect(try await log.end().exitCode == 7)
    _ = connection
  }

  @Test func aStartThatFailsIsAnEnd() async throws {
    let connection = connect("", directory: "/no/such/folder")
    let end = try await log.end()
    #expect(end.startFailure?.contains("/no/such/folder") == true)
    #expect(end.exitCode == nil && end.signal == nil)
    connection.send(.setModel("opus"))
    try await log.wait("refusal") { $0.last == .refused(.setModel("opus"), reason: "The agent has ended.") }
    connection.end(isBusy: true)
    #expect(log.events.count == 2)
  }

  @Test func anAgentThatNeverAnswersIsEnded() async throws {
    let connection = connect("echo 'waiting for the moon' >&2; while read line; do :; done", limit: .milliseconds(200))
    connection.send(.prompt(Prompt(text: "hello")))
    let end = try await log.end()
    #expect(end.didNotAnswer && !end.wasAsked)
    #expect(end.startFailure?.contains("did not answer within") == true)
    #expect(end.standardError == "waiting for the moon")
  }

  @Test func anAgentThatAnsweredIsNotEndedForLateness() async throws {
    let connection = connect(Self.answersAnything, limit: .milliseconds(300))
    try await log.wait("ready", until: ready)
    try await Task.sleep(for: .milliseconds(500))
    #expect(log.events.allSatisfy { if case .ended = $0 { false } else { true } })
    connection.end(isBusy: false)
    _ = try await log.end()
  }

  @Test func aProblemBeforeTheStartIsAnEndToo() throws {
    _ = ProcessConnection.start(
      .failure(.executableMissing(path: "/no/claude")), on: host, codec: ClaudeCodec(session: SessionID("s"))
    ) { [log] in log.receive($0) }
    guard case .ended(let end)? = log.events.first else {
      Issue.record("no end")
      return
    }
    #expect(end.startFailure == AgentProblem.executableMissing(path: "/no/claude").description)
  }

  @Test func theEndBringsTheLastWords() async throws {
    let connection = connect("echo 'Error: Session ID is already in use.' >&2; exit 1")
    let end = try await log.end()
    #expect(end == AgentEnd(exitCode: 1, standardError: "Error: Session ID is already in use."))
    _ = connection
  }

  @Test func whatIsUnansweredAtTheEndIsRefused() async throws {
    let connection = connect(Self.answersInitialize + "; read line; read line; exit 0")
    try await log.wait("ready", until: ready)
    connection.send(.setModel("opus"))
    connection.send(.setPermissionMode(.plan))
    _ = try await log.end()
    #expect(
      Array(log.events.suffix(3).prefix(2)) == [
        .refused(.setModel("opus"), reason: "The agent ended before it answered."),
        .refused(.setPermissionMode(.plan), reason: "The agent ended before it answered."),
      ])
  }

  @Test func aSlowStartIsTold() async throws {
    let connection = connect("read line; read line", patience: 10)
    try await log.wait("slow start") { $0.contains { if case .starting = $0 { true } else { false } } }
    connection.end(isBusy: false)
    #expect(try await log.end().wasAsked)
  }

  @Test func anAgentThatHeedsNothingIsEndedAllTheSame() async throws {
    let clock = ContinuousClock()
    let connection = connect("trap '' TERM; " + Self.answersAnything)
    try await log.wait("ready", until: ready)
    let began = clock.now
    connection.end(isBusy: true)
    connection.end(isBusy: true)
    let end = try await log.end()
    #expect(end.wasAsked)
    #expect(clock.now - began > .seconds(3))
    #expect(log.events.filter { if case .ended = $0 { true } else { false } }.count == 1)
    connection.send(.interrupt(cancelsQueued: false))
    try await log.wait("refusal") {
      $0.last == .refused(.interrupt(cancelsQueued: false), reason: "The agent has ended.")
    }
  }

  /// First an interrupt that takes back what waits, then the goodbye; an agent that heeds it is not hurried.
  @Test func aBusyAgentIsInterruptedThenSentAway() async throws {
    let script =
      Self.answersInitialize + """
        ; read line; case "$line" in *interrupt*cancel_queued*) ;; *) exit 9;; esac
        echo '{"type":"result","subtype":"error_during_execution","is_error":true,"terminal_reason":"aborted_streaming"}'
        read line; case "$line" in *end_session*) exit 5;; esac; exit 8
        """
    let connection = connect(script)
    try await log.wait("ready", until: ready)
    connection.end(isBusy: true)
    #expect(try await log.end().exitCode == 5)
    #expect(log.events.contains { if case .turnEnded = $0 { true } else { false } })
  }

  @Test func repliesGoOutWithoutTheReceiver() async throws {
    let script = #"""
      read line
      echo '{"type":"control_request","request_id":"q","request":{"subtype":"novelty"}}'
      read line; case "$line" in *unsupported*) exit 4;; esac
      """#
    let connection = connect(script)
    #expect(try await log.end().exitCode == 4)
    _ = connection
  }

  /// A receiver that sends from within a delivery gets what that made afterwards, not inside of it.
  @Test func aReceiverMaySend() async throws {
    let spec = LaunchSpec(
      executable: "/bin/sh", arguments: ["-c", "exit 0"], environment: [:], directory: "/")
    let box = ConnectionBox()
    let log = log
    box.connection.withLock {
      $0 = ProcessConnection.start(.success(spec), on: host, codec: ClaudeCodec(session: SessionID("s"))) { batch in
        log.receive(batch)
        if case .ended? = batch.last { box.connection.withLock { $0 }?.send(.setModel(nil)) }
      }
    }
    try await log.wait("refusal") { $0.contains(.refused(.setModel(nil), reason: "The agent has ended.")) }
    #expect(!log.overlapped)
  }
}
