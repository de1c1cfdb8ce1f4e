import Conversation
import JSON

/// `control_request` from the CLI: it waits without end for an answer to each, so each gets one.
extension ClaudeCodec {
  mutating func receiveQuestion(
    _ message: JSONValue, line: ArraySlice<UInt8>, now: Timestamp, _ out: inout AgentDecoding
  ) {
    guard let id = message["request_id"]?.string else { return passOver("control_request", &out) }
    let request = message["request"] ?? .null
    let subtype = request["subtype"]?.string ?? ""
    switch subtype {
    case "can_use_tool":
      let input = JSONText(line)["request"]?["input"]?.bytes ?? Array("{}".utf8)[...]
      let question = RequestID(id)
      // A copy, so that an open question does not hold the buffer that the line was read into.
      questions[question] = Array(input)[...]
      out.events.append(.asked(permission(question, request, input: input, now: now)))
    case "hook_callback":
      // Skein registers no hooks; should one call all the same, an empty answer is "no opinion".
      out.replies.append(Self.response(to: id, .value([:])))
    default:
      out.replies.append(
        JSONValue.object([
          JSONMember("type", "control_response"),
          JSONMember("response", ["subtype": "error", "request_id": .string(id), "error": "unsupported"]),
        ]).compactBytes)
      passOver("control_request/\(subtype)", &out)
    }
  }

  private func permission(
    _ id: RequestID, _ request: JSONValue, input: ArraySlice<UInt8>, now: Timestamp
  ) -> PermissionRequest {
    let tool = request["tool_name"]?.string ?? ""
    return PermissionRequest(
      id: id, session: session, toolCall: request["tool_use_id"]?.string.map(ToolCallID.init(_:)), toolName: tool,
      input: String(decoding: input, as: UTF8.self),
      summary: request["title"]?.string ?? request["description"]?.string,
      reason: request["decision_reason"]?.string, blockedPath: request["blocked_path"]?.string,
      suggestions: (request["permission_suggestions"]?.array ?? []).compactMap(ClaudePermissionUpdate.suggestion),
      kind: Self.kind(of: tool, request["input"] ?? .null),
      agent: request["agent_id"]?.string.map(agentName),
      agentCall: request["agent_id"]?.string.flatMap { id in tasks.first { $0.id == id }?.toolCall }, asked: now)
  }

  private static func kind(of tool: String, _ input: JSONValue) -> PermissionRequest.Kind {
    switch tool {
    case "AskUserQuestion":
      let questions = (input["questions"]?.array ?? []).compactMap(question)
      return questions.isEmpty ? .tool : .questions(questions)
    case "ExitPlanMode": return .plan(input["plan"]?.string ?? "")
    default: return .tool
    }
  }

  private static func question(_ value: JSONValue) -> AgentQuestion? {
    guard let text = value["question"]?.string else { return nil }
    let options = (value["options"]?.array ?? []).compactMap { option in
      option["label"]?.string.map {
        AgentQuestion.Option(label: $0, explanation: option["description"]?.string ?? "")
      }
    }
    return AgentQuestion(
      question: text, header: value["header"]?.string ?? "", allowsSeveral: value["multiSelect"]?.bool ?? false,
      options: options)
  }

  /// The line that answers request `id` with success.
  static func response(to id: String, _ answer: JSONWriter.Part) -> [UInt8] {
    var writer = JSONWriter()
    writer.writeObject([
      ("type", .value("control_response")),
      (
        "response",
        .object([("subtype", .value("success")), ("request_id", .value(.string(id))), ("response", answer)])
      ),
    ])
    return writer.bytes
  }
}
