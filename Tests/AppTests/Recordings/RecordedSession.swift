import Conversation
import Foundation
import History
import JSON

@testable import Agents
@testable import ChatUI
@testable import SessionEngine

/// A recorded process of the real CLI, played through the codec into a session: what the recorded host sent is asked of
/// the session or of the codec, what the CLI said is told to the session.
struct RecordedSession {
  private(set) var state: SessionState
  private var codec = ClaudeCodec(session: SessionID("s"))
  private var ids: [String: String] = [:]
  private var asked: [String: PermissionRequest] = [:]
  private var prompts = 0
  private(set) var now = RecordedSession.start

  private static let start = Timestamp(milliseconds: 1_795_000_000_000)
  /// Where all of them were recorded.
  static let project = "/home/user/project"
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let recordings = folder.appending(path: "../../AgentsTests/Recordings").standardized

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: recordings.path)) ?? []
    return files.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.sorted()
  }()

  init(_ name: String) throws {
    let record = SessionRecord(
      id: SessionID("s"), name: name, options: SessionOptions(agent: "claude", folder: Self.project), place: 0,
      created: now, conversation: ConversationID("c"))
    state = SessionState(record: record, transcript: Transcript())
    let data = try Data(contentsOf: Self.recordings.appending(path: "\(name).jsonl"))
    for line in [UInt8](data).split(separator: UInt8(ascii: "\n")) {
      let text = JSONText(line)
      guard let message = text["msg"] else { continue }
      let seconds = try text["t"]?.value().double ?? 0
      now = Timestamp(milliseconds: Self.start.milliseconds + Int64(seconds * 1000))
      if text["dir"]?.string == "in" {
        try send(message.value())
      } else {
        receive(Array(message.bytes))
      }
    }
  }

  private mutating func receive(_ bytes: [UInt8]) {
    var bytes = bytes
    let text = JSONText(bytes)
    if text["type"]?.string == "control_response", let id = text["response"]?["request_id"]?.string,
      let ours = ids[id]
    {
      bytes = Array(String(decoding: bytes, as: UTF8.self).replacing("\"\(id)\"", with: "\"\(ours)\"").utf8)
    }
    for event in codec.receive(bytes[...], now: now).events {
      if case .asked(let request) = event { asked[request.id.rawValue] = request }
      state.receive(event, now: now)
    }
    _ = encodeActions()
  }

  private mutating func send(_ message: JSONValue) throws {
    let body = message["request"] ?? .null
    var lines: [[UInt8]] = []
    switch (message["type"]?.string, body["subtype"]?.string) {
    case ("user", _): submit(message)
    case ("control_response", _): answer(message["response"] ?? .null)
    case (_, "initialize"): lines = codec.encode(.initialize)
    case (_, "interrupt"): lines = codec.encode(.interrupt(cancelsQueued: body["cancel_queued"]?.bool ?? false))
    case (_, "cancel_async_message"): state.withdraw(PromptID(body["message_uuid"]?.string ?? ""))
    case (_, "set_model"): lines = codec.encode(.setModel(body["model"]?.string))
    case (_, "set_permission_mode"):
      lines = codec.encode(.setPermissionMode(PermissionMode(rawValue: body["mode"]?.string ?? "")))
    case (_, "end_session"): lines = codec.encode(.endSession)
    default: return
    }
    lines += encodeActions()
    guard let id = message["request_id"]?.string, let first = lines.first else { return }
    ids[id] = try JSONValue(parsing: first)["request_id"]?.string
  }

  private mutating func encodeActions() -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for action in state.takeActions() {
      if case .send(let request) = action { lines += codec.encode(request) }
    }
    return lines
  }

  private mutating func submit(_ message: JSONValue) {
    let content = message["message"]?["content"]
    let parts = content?.array?.compactMap { $0["text"]?.string }
    guard let text = content?.string ?? parts?.joined(separator: "\n"), message["priority"] == nil else { return }
    prompts += 1
    state.submit(
      Prompt(id: PromptID(message["uuid"]?.string ?? "prompt \(prompts)"), text: text), holds: false, now: now)
  }

  private mutating func answer(_ response: JSONValue) {
    guard let request = asked[response["request_id"]?.string ?? ""], let answer = response["response"] else { return }
    state.answer(request.id, Self.meaning(of: answer, request), now: now)
  }

  private static func meaning(of answer: JSONValue, _ request: PermissionRequest) -> PermissionAnswer {
    if answer["behavior"]?.string == "deny" {
      return answer["interrupt"]?.bool == true ? .denyAndInterrupt : .deny(note: answer["message"]?.string)
    }
    switch request.kind {
    case .questions:
      let answers = answer["updatedInput"]?["answers"]?.members ?? []
      return .answers(answers.map { QuestionAnswer(question: $0.key, answer: $0.value.string ?? "") })
    case .plan:
      return .approvePlan(mode: answer["updatedPermissions"]?[0]?["mode"]?.string.map(PermissionMode.init(rawValue:)))
    case .tool:
      let updates = (answer["updatedPermissions"]?.array ?? []).map(\.compact)
      let chosen = updates.compactMap { update in request.suggestions.firstIndex { $0.update == update } }
      return chosen.isEmpty ? .allowOnce : .allow(suggestions: chosen)
    }
  }
}
