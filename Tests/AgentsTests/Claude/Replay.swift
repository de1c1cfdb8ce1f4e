import Conversation
import JSON

@testable import Agents

/// Plays a recording against the codec from both sides: what the recorded host sent is asked of the codec, what the CLI said
/// is fed to it. The ids under which the recorded host asked become those of the codec.
struct Replay {
  var codec = ClaudeCodec(session: SessionID("s"))
  var events: [AgentEvent] = []
  var replies: [[UInt8]] = []
  /// What the codec sent beside what the recorded host sent, for comparing.
  var sent: [(ours: JSONValue, recorded: JSONValue)] = []
  private var ids: [String: String] = [:]
  private var asked: [String: PermissionRequest] = [:]

  static let now = Timestamp(milliseconds: 1_795_000_000_000)

  init(_ recording: Recording) throws {
    for line in recording.lines {
      switch line {
      case .toAgent(let message): try send(message)
      case .fromAgent(let bytes): receive(bytes)
      }
    }
  }

  mutating func receive(_ bytes: [UInt8]) {
    let decoding = codec.receive(renamed(bytes)[...], now: Self.now)
    replies += decoding.replies
    for event in decoding.events {
      if case .asked(let request) = event { asked[request.id.rawValue] = request }
      events.append(event)
    }
  }

  private mutating func send(_ message: JSONValue) throws {
    guard let request = request(for: message) else { return }
    for bytes in codec.encode(request) {
      let ours = try JSONValue(parsing: bytes)
      if let id = message["request_id"]?.string { ids[id] = ours["request_id"]?.string }
      sent.append((ours, message))
    }
  }

  private func renamed(_ bytes: [UInt8]) -> [UInt8] {
    let text = JSONText(bytes)
    guard text["type"]?.string == "control_response", let id = text["response"]?["request_id"]?.string,
      let ours = ids[id]
    else { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).replacing("\"\(id)\"", with: "\"\(ours)\"").utf8)
  }

  /// What a host that sent this line wanted; nil for what Skein never asks.
  private func request(for message: JSONValue) -> AgentRequest? {
    let body = message["request"] ?? .null
    switch (message["type"]?.string, body["subtype"]?.string) {
    case ("user", _):
      guard let id = message["uuid"]?.string, let text = message["message"]?["content"]?.string,
        message["priority"] == nil
      else { return nil }
      return .prompt(Prompt(id: PromptID(id), text: text))
    case ("control_response", _): return answer(message["response"] ?? .null)
    case (_, "initialize"): return body["sdkMcpServers"] == nil && body["hooks"] == .null ? .initialize : nil
    case (_, "interrupt"): return .interrupt(cancelsQueued: body["cancel_queued"]?.bool ?? false)
    case (_, "cancel_async_message"): return .withdraw(PromptID(body["message_uuid"]?.string ?? ""))
    case (_, "set_model"):
      if body["model"]?.isNull == true { return .setModel(nil) }
      return body["model"]?.string.map { .setModel($0) }
    case (_, "set_permission_mode"): return .setPermissionMode(PermissionMode(rawValue: body["mode"]?.string ?? ""))
    case (_, "end_session"): return .endSession
    default: return nil
    }
  }

  private func answer(_ response: JSONValue) -> AgentRequest? {
    guard let request = asked[response["request_id"]?.string ?? ""], let answer = response["response"] else {
      return nil
    }
    if answer["behavior"]?.string == "deny" {
      let interrupts = answer["interrupt"]?.bool ?? false
      return .answer(request, interrupts ? .denyAndInterrupt : .deny(note: answer["message"]?.string))
    }
    let updates = (answer["updatedPermissions"]?.array ?? []).map(\.compact)
    switch request.kind {
    case .questions:
      let answers = answer["updatedInput"]?["answers"]?.members ?? []
      return .answer(
        request, .answers(answers.map { QuestionAnswer(question: $0.key, answer: $0.value.string ?? "") }))
    case .plan:
      let mode = answer["updatedPermissions"]?[0]?["mode"]?.string
      return .answer(request, .approvePlan(mode: mode.map(PermissionMode.init(rawValue:))))
    case .tool where updates.isEmpty: return .answer(request, .allowOnce)
    case .tool:
      let chosen = updates.compactMap { update in request.suggestions.firstIndex { $0.update == update } }
      return .answer(request, .allow(suggestions: chosen))
    }
  }
}
