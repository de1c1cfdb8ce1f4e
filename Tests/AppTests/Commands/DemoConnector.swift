import Agents
import Conversation
import Dispatch
import Synchronization

/// Reaches the demo agent without a process: the same state, the same codec, no pipes; at no pace without waiting.
final class DemoConnector: AgentConnector {
  fileprivate let memories = Mutex<[ConversationID: DemoMemory]>([:])
  /// How agents were started, in order.
  let launches = Mutex<[AgentLaunch]>([])
  private let arguments: [String]
  private let lines: (@Sendable ([UInt8]) -> Void)?

  fileprivate let pace: Double

  init(_ arguments: [String] = [], pace: Double = 0, lines: (@Sendable ([UInt8]) -> Void)? = nil) {
    self.arguments = arguments
    self.lines = lines
    self.pace = pace
  }

  func connect(
    _ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void
  ) -> any AgentConnection {
    launches.withLock { $0.append(launch) }
    var words = ["--permission-prompt-tool=stdio"] + arguments
    if !launch.options.isUnstreamed { words.append("--include-partial-messages") }
    if launch.options.isSafe { words.append("--restricted") }
    switch launch.conversation {
    case .new(let id): words.append("--session-id=\(id)")
    case .resume(let id): words.append("--resume=\(id)")
    case .fork(let source, let place, let id):
      words += ["--resume=\(source)", "--session-id=\(id)", "--fork-session"]
      if let place { words.append("--resume-session-at=\(place)") }
    }
    return DemoConnection(words, launch: launch, connector: self, lines: lines, receive: receive)
  }

  func commandLine(of launch: AgentLaunch) -> [String]? { ["demo", launch.options.folder] }

  func cut(before prompt: PromptPlace, of launch: AgentLaunch) async -> ConversationCut {
    prompt.previous.map { .after($0.rawValue) } ?? .start
  }

  fileprivate func memory(of id: ConversationID) -> DemoMemory? { memories.withLock { $0[id] } }
}

private final class DemoConnection: AgentConnection {
  private let queue = DispatchQueue(label: "demo")
  // All of these are touched on `queue` only, which is serial.
  nonisolated(unsafe) private var state: DemoState
  nonisolated(unsafe) private var codec: ClaudeCodec
  nonisolated(unsafe) private var hasEnded = false
  nonisolated(unsafe) private var isPumping = false
  nonisolated(unsafe) private var tells = false
  private let connector: DemoConnector
  private let lines: (@Sendable ([UInt8]) -> Void)?
  private let receive: @Sendable ([AgentEvent]) -> Void

  init(
    _ words: [String], launch: AgentLaunch, connector: DemoConnector, lines: (@Sendable ([UInt8]) -> Void)?,
    receive: @escaping @Sendable ([AgentEvent]) -> Void
  ) {
    var demo = (try? DemoLaunch(arguments: words)) ?? DemoLaunch()
    demo.pace = connector.pace
    state = DemoState(demo, memory: demo.resumes ? connector.memory(of: demo.conversation) : nil)
    codec = ClaudeCodec(session: launch.session)
    self.connector = connector
    self.lines = lines
    self.receive = receive
    queue.async { self.take(self.state.begin()) }
    send(.initialize)
  }

  func send(_ request: AgentRequest) {
    queue.async { [self] in
      for line in codec.encode(request) { feed(line) }
      pump()
    }
  }

  func end(isBusy: Bool) {
    if isBusy { send(.interrupt(cancelsQueued: true)) }
    send(.endSession)
  }

  func tellLines(_ tells: Bool) { queue.async { self.tells = tells } }

  /// One step at a time, so that requests come in between.
  private func pump() {
    guard !hasEnded, !isPumping, let delay = state.delay else { return }
    isPumping = true
    queue.asyncAfter(deadline: .now() + .microseconds(Int(delay * 1000))) { [self] in
      isPumping = false
      guard !hasEnded else { return }
      take(state.advance(now: .now()))
      pump()
    }
  }

  private func feed(_ line: [UInt8]) {
    guard !hasEnded else { return }
    take(state.receive(line[...], now: .now()))
  }

  private func take(_ outputs: [DemoOutput]) {
    for output in outputs where !hasEnded {
      switch output {
      case .line(let line):
        lines?(line)
        if tells { receive([.line(String(decoding: line, as: UTF8.self))]) }
        let decoded = codec.receive(line[...], now: .now())
        if !decoded.events.isEmpty { receive(decoded.events) }
        for reply in decoded.replies { feed(reply) }
      case .remember(let id, let memory): connector.memories.withLock { $0[id] = memory }
      case .complaint: break
      case .exit(let code):
        hasEnded = true
        receive([.ended(AgentEnd(exitCode: code, wasAsked: code == 0))])
      }
    }
  }
}
