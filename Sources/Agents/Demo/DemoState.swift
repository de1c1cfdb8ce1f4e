import Conversation
import JSON

/// The demo agent as a value: lines and moments in, lines out. It speaks the stream-json protocol of the `claude` CLI
/// as that was observed, so that the demo goes the same way through Skein as the real agent.
///
/// Whoever drives it hands over each line of standard input with ``receive(_:now:)`` and, when ``delay`` milliseconds
/// have passed since the last call that did something, calls ``advance(now:)``.
public struct DemoState: Sendable {
  let launch: DemoLaunch
  let version: String
  var conversation: ConversationID
  var memory: DemoMemory
  var model: String
  var mode: PermissionMode
  var turn: DemoTurn?
  /// Messages that no turn has taken in.
  var waiting: [DemoPrompt] = []
  /// Commands that the user allowed for good.
  var rules: Set<String> = []
  var results = 0
  var lastFailed = false
  var isClosed = false
  var seen: Set<String> = []
  var outputs: [DemoOutput] = []

  /// `memory` is what is kept under the launch's conversation; nil: nothing. `version` is that of Skein.
  public init(_ launch: DemoLaunch, memory: DemoMemory?, version: String = "0") {
    self.launch = launch
    self.version = version
    let kept = launch.lastCopied.map { memory?.cut(after: $0) } ?? memory
    self.memory = kept ?? DemoMemory()
    conversation = launch.resumes && launch.forks ? launch.copy ?? .random() : launch.conversation
    model = launch.model
    mode = launch.mode
    let id = launch.conversation.rawValue
    if launch.resumes, memory == nil {
      let reason = "No conversation found with session ID: \(id)"
      emit(
        result(
          subtype: "error_during_execution", isError: true,
          turn: DemoTurn(prompts: [], began: Timestamp(milliseconds: 0)),
          now: Timestamp(milliseconds: 0), more: ["errors": [.string(reason)]]))
      outputs += [.complaint(reason), .exit(1)]
    } else if launch.resumes, kept == nil {
      let reason = "No message found with message.uuid of: \(launch.lastCopied ?? "")"
      outputs += [.complaint(reason), .exit(1)]
    } else if !launch.resumes, memory != nil {
      outputs += [.complaint("Error: Session ID \(id) is already in use."), .exit(1)]
    }
  }

  /// Milliseconds until ``advance(now:)`` is due; nil while nothing is to be said.
  public var delay: Double? {
    guard let turn, turn.question == nil else { return nil }
    return (turn.steps.last?.delay ?? 0) * launch.pace * (model == "demo-fast" ? 0.25 : 1)
  }

  /// What is to be put out before the first line is read.
  public mutating func begin() -> [DemoOutput] { drain() }

  /// Takes one line of standard input, without its newline.
  public mutating func receive(_ line: ArraySlice<UInt8>, now: Timestamp) -> [DemoOutput] {
    guard line.contains(where: { $0 > 0x20 }) else { return [] }
    guard let message = try? JSONValue(parsing: line) else {
      return malformed("Error parsing streaming input line (type=unknown, \(line.count) chars): SyntaxError")
    }
    switch message["type"]?.string {
    case "user":
      guard let prompt = DemoPrompt(message) else {
        return malformed("Error parsing streaming input line (type=user, \(line.count) chars): Error")
      }
      take(prompt, now: now)
    case "control_request": answer(message, now: now)
    case "control_response": decided(message, now: now)
    default: break
    }
    return drain()
  }

  /// Does the next step of the turn.
  public mutating func advance(now: Timestamp) -> [DemoOutput] {
    guard turn != nil, turn?.question == nil else { return [] }
    if let step = turn?.steps.popLast() { perform(step, now: now) } else { endTurn(now: now) }
    return drain()
  }

  /// Standard input has ended: the running turn is finished first, then the program ends, as the CLI does it.
  public mutating func close(now: Timestamp) -> [DemoOutput] {
    isClosed = true
    if let question = turn?.question {
      turn?.question = nil
      turn?.next([.finish(question.call, .denied(message: "Nobody is there to answer."))])
    }
    leaveIfDone()
    return drain()
  }

  func leavingCode() -> Int32 { lastFailed ? 1 : 0 }

  mutating func leaveIfDone() {
    if isClosed, turn == nil { outputs.append(.exit(leavingCode())) }
  }

  private mutating func malformed(_ reason: String) -> [DemoOutput] {
    outputs += [.complaint(reason), .exit(1)]
    return drain()
  }

  private mutating func drain() -> [DemoOutput] {
    defer { outputs = [] }
    return outputs
  }
}
