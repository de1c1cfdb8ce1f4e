import Conversation
import JSON

@testable import Agents

/// Drives a demo as a host would, without a process and without waiting.
struct DemoHost {
  var state: DemoState
  var lines: [JSONValue] = []
  var complaints: [String] = []
  var kept: DemoMemory?
  var exit: Int32?

  init(_ arguments: [String] = [], memory: DemoMemory? = nil) throws {
    state = DemoState(
      try DemoLaunch(arguments: ["--include-partial-messages", "--permission-prompt-tool", "stdio"] + arguments),
      memory: memory, version: "1")
    take(state.begin())
  }

  mutating func take(_ outputs: [DemoOutput]) {
    for output in outputs where exit == nil {
      switch output {
      case .line(let line): lines.append((try? JSONValue(parsing: line)) ?? "broken")
      case .complaint(let text): complaints.append(text)
      case .remember(_, let memory): kept = memory
      case .exit(let code): exit = code
      }
    }
  }

  mutating func send(_ message: JSONValue) {
    take(state.receive(message.compactBytes[...], now: Timestamp(milliseconds: 1)))
  }

  mutating func prompt(_ text: String, id: String = "u1") {
    send(["type": "user", "uuid": .string(id), "message": ["role": "user", "content": .string(text)]])
  }

  mutating func request(_ subtype: String, _ more: JSONValue = [:]) {
    var request: JSONValue = ["subtype": .string(subtype)]
    for member in more.members ?? [] { request = request.setting(member.key, to: member.value) }
    send(["type": "control_request", "request_id": "r1", "request": request])
  }

  mutating func answer(_ answer: JSONValue) {
    let id = asked?["request_id"] ?? ""
    send(["type": "control_response", "response": ["subtype": "success", "request_id": id, "response": answer]])
  }

  mutating func advance(steps: Int) {
    for _ in 0..<steps { take(state.advance(now: Timestamp(milliseconds: 2))) }
  }

  /// Goes on until nothing is due: the turn has ended or waits for an answer.
  mutating func settle() {
    while state.delay != nil, exit == nil { take(state.advance(now: Timestamp(milliseconds: 2))) }
  }

  func all(_ type: String) -> [JSONValue] { lines.filter { $0["type"]?.string == type } }
  var asked: JSONValue? { all("control_request").last }
  var result: JSONValue? { all("result").last }
  var reply: String? { result?["result"]?.string }
  var response: JSONValue? { all("control_response").last?["response"] }
  func moves(of id: String) -> [String] {
    all("command_lifecycle").filter { $0["command_uuid"]?.string == id }.compactMap { $0["state"]?.string }
  }
  /// What arrived piece by piece.
  var streamed: String {
    all("stream_event").compactMap { $0["event"]?["delta"]?["text"]?.string }.joined()
  }
}
