import Conversation

/// What a ``ProcessConnection`` knows, behind its lock.
struct ConnectionState {
  /// How far the end has come.
  enum Ending {
    case none
    /// An interrupt was sent and the turn's result is awaited.
    case interrupting
    case leaving
    case over
  }

  var codec: any AgentCodec
  var process: AgentProcess?
  /// Lines to write as soon as there is a process.
  var backlog: [[UInt8]] = []
  var outbox: [AgentEvent] = []
  private var isDelivering = false
  private(set) var isReady = false
  var ending = Ending.none
  var tellsLines = false
  /// Why it is ended without having answered at all.
  var lateness: String?

  init(codec: any AgentCodec) { self.codec = codec }

  mutating func write(_ lines: [[UInt8]]) {
    guard let process else {
      backlog += lines
      return
    }
    for line in lines { process.write(line: line) }
  }

  mutating func decode(_ line: ArraySlice<UInt8>, now: Timestamp) {
    if tellsLines { outbox.append(.line(String(decoding: line, as: UTF8.self))) }
    let decoding = codec.receive(line, now: now)
    write(decoding.replies)
    outbox += decoding.events
    for event in decoding.events {
      switch event {
      case .ready: isReady = true
      case .turnEnded:
        guard case .interrupting = ending else { break }
        // The words are safe; no need to wait for the rest of the second.
        ending = .leaving
        process?.end(goodbye(.endSession) + .usual)
      default: break
      }
    }
  }

  /// The step that sends `request` and gives it a second.
  mutating func goodbye(_ request: AgentRequest) -> [EndingStep] {
    codec.encode(request).map { .send(line: $0, grace: .seconds(1)) }
  }

  /// What is to be delivered now by the caller; nothing while another call delivers.
  mutating func takeOutbox(continues: Bool) -> [AgentEvent] {
    guard continues || !isDelivering else { return [] }
    defer { outbox = [] }
    isDelivering = !outbox.isEmpty
    return outbox
  }
}
