import Conversation
import Dispatch
import Synchronization

/// A connection to an agent that is a child process and speaks lines: an ``AgentProcess`` with a codec.
///
/// Lines are decoded on the host's I/O thread, and what the protocol demands at once is answered there. Events are delivered
/// by one thread at a time: that one, or the one whose call made them.
public final class ProcessConnection: AgentConnection {
  private let state: Mutex<ConnectionState>
  private let receive: @Sendable ([AgentEvent]) -> Void

  private init(codec: any AgentCodec, receive: @escaping @Sendable ([AgentEvent]) -> Void) {
    state = Mutex(ConnectionState(codec: codec))
    self.receive = receive
  }

  /// Starts the process and asks it to initialize. A problem in place of `launch` is told as a start that failed.
  ///
  /// `patience` is how long the answer may take before the user is told that the start takes long; after `limit` the process
  /// is ended and the start has failed.
  public static func start(
    _ launch: Result<LaunchSpec, AgentProblem>, on host: ProcessHost, codec: any AgentCodec,
    patience: DispatchTimeInterval = .seconds(5), limit: Duration = .seconds(60),
    receive: @escaping @Sendable ([AgentEvent]) -> Void
  ) -> ProcessConnection {
    let connection = ProcessConnection(codec: codec, receive: receive)
    switch launch {
    case .failure(let problem): connection.finish(AgentEnd(startFailure: problem.description))
    case .success(let spec):
      let process = host.start(spec) { output in connection.take(output) }
      connection.begin(process)
      DispatchQueue.global().asyncAfter(deadline: .now() + patience) { [weak connection] in
        connection?.tellSlowStart()
      }
      DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(limit.milliseconds)) { [weak connection] in
        connection?.giveUp(after: limit)
      }
    }
    return connection
  }

  public func send(_ request: AgentRequest) {
    update { state in
      switch state.ending {
      case .over: state.outbox.append(.refused(request, reason: "The agent has ended."))
      case .leaving, .interrupting: state.outbox.append(.refused(request, reason: "The agent is ending."))
      case .none:
        let lines = state.codec.encode(request)
        if lines.isEmpty { state.outbox.append(.refused(request, reason: "The agent no longer waits for this.")) }
        state.write(lines)
      }
    }
  }

  public func end(isBusy: Bool) {
    update { state in
      guard case .none = state.ending, let process = state.process else { return }
      state.ending = isBusy ? .interrupting : .leaving
      let interrupt = isBusy ? state.goodbye(.interrupt(cancelsQueued: true)) : []
      process.end(interrupt + state.goodbye(.endSession) + .usual)
    }
  }

  public func tellLines(_ tells: Bool) { update { $0.tellsLines = tells } }

  // MARK: What the process gives

  private func begin(_ process: AgentProcess) {
    update { state in
      // It may have failed already.
      if case .over = state.ending { return }
      state.process = process
      let early = state.backlog
      state.backlog = []
      state.write(state.codec.encode(.initialize) + early)
    }
  }

  private func take(_ output: ProcessOutput) {
    switch output {
    case .started, .standardError: break
    case .lines(let batch):
      let now = Timestamp.now()
      update { state in
        for line in batch { state.decode(line, now: now) }
      }
    case .oversized(let count):
      update { $0.outbox.append(.malformed("a line of \(count) bytes was too long and was left out")) }
    case .failedToStart(let problem): finish(AgentEnd(startFailure: problem.description))
    case .exited(let exit): finish(AgentEnd(exit))
    }
  }

  private func finish(_ end: AgentEnd) {
    update { state in
      if case .over = state.ending { return }
      var end = end
      if let lateness = state.lateness {
        end.startFailure = lateness
        end.didNotAnswer = true
      } else if case .none = state.ending {
      } else {
        end.wasAsked = true
      }
      for request in state.codec.unanswered {
        state.outbox.append(.refused(request, reason: "The agent ended before it answered."))
      }
      state.outbox.append(.ended(end))
      state.ending = .over
      state.process = nil
      state.backlog = []
    }
  }

  private func tellSlowStart() {
    update { state in
      guard !state.isReady, case .none = state.ending else { return }
      state.outbox.append(
        .starting(reason: "The agent takes long to start. It may be waiting for the network."))
    }
  }

  private func giveUp(after limit: Duration) {
    update { state in
      guard !state.isReady, case .none = state.ending, let process = state.process else { return }
      state.lateness =
        "The agent was started and did not answer within \(limit.components.seconds) seconds, so it was ended. "
        + "Run it alone in a terminal to see what it waits for."
      state.ending = .leaving
      process.end(.usual)
    }
  }

  /// Changes the state, then delivers what that made. A call from within the receiver only adds to what is delivered.
  private func update(_ change: (inout ConnectionState) -> Void) {
    var batch = state.withLock { state in
      change(&state)
      return state.takeOutbox(continues: false)
    }
    while !batch.isEmpty {
      receive(batch)
      batch = state.withLock { $0.takeOutbox(continues: true) }
    }
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}

extension AgentEnd {
  init(_ exit: ProcessExit) {
    let words = exit.lastWords.joined(separator: "\n")
    switch exit.status {
    case .code(let code): self.init(exitCode: code, standardError: words)
    case .signal(let signal): self.init(signal: signal, standardError: words)
    case .unknown: self.init(standardError: words)
    }
  }
}
