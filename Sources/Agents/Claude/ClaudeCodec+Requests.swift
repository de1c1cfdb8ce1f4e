import Conversation
import FoundationEssentials
import JSON

/// What is asked of the CLI, and its answers.
extension ClaudeCodec {
  public mutating func encode(_ request: AgentRequest) -> [[UInt8]] {
    switch request {
    case .prompt(let prompt): return [Self.user(prompt, content: .string(prompt.text))]
    case .promptWithImages(let prompt, let images):
      let text: JSONValue = ["type": "text", "text": .string(prompt.text)]
      return [Self.user(prompt, content: .array(images.map(Self.block) + [text]))]
    case .suggestFiles(let query): return [control(request, "file_suggestions", ["query": .string(query)])]
    case .answer(let question, let answer): return encode(answer, to: question)
    case .initialize: return [control(request, "initialize", ["hooks": nil])]
    case .interrupt(let cancelsQueued):
      return [control(request, "interrupt", cancelsQueued ? ["cancel_queued": true] : [:])]
    case .withdraw(let prompt):
      return [control(request, "cancel_async_message", ["message_uuid": .string(prompt.rawValue)])]
    case .setModel(let name): return [control(request, "set_model", ["model": name.map { .string($0) } ?? .null])]
    case .setPermissionMode(let mode):
      return [control(request, "set_permission_mode", ["mode": .string(mode.rawValue)])]
    case .rewindFiles(let prompt, let isDry):
      let fields: JSONValue = ["user_message_id": .string(prompt.rawValue)]
      return [control(request, "rewind_files", isDry ? fields.setting("dry_run", to: true) : fields)]
    case .stopTask(let id): return [control(request, "stop_task", ["task_id": .string(id)])]
    case .signIn: return [control(request, "claude_authenticate", ["loginWithClaudeAi": true])]
    case .finishSignIn(let code?):
      return [
        control(
          request, "claude_oauth_callback",
          ["authorizationCode": .string(code.code), "state": .string(code.state)])
      ]
    case .finishSignIn(nil): return [control(request, "claude_oauth_wait_for_completion", [:])]
    case .endSession: return [control(request, "end_session", [:])]
    }
  }

  /// In the order in which they were sent. What the end of the process answers by itself is not among them.
  public var unanswered: [AgentRequest] {
    pending.sorted { $0.key.count == $1.key.count ? $0.key < $1.key : $0.key.count < $1.key.count }.map(\.value)
      .filter {
        switch $0 {
        case .withdraw, .setModel, .setPermissionMode, .rewindFiles, .signIn, .finishSignIn: true
        case .stopTask, .initialize, .interrupt, .endSession, .prompt, .promptWithImages, .answer, .suggestFiles: false
        }
      }
  }

  private static func user(_ prompt: Prompt, content: JSONValue) -> [UInt8] {
    let message: JSONValue = [
      "type": "user", "uuid": .string(prompt.id.rawValue), "message": ["role": "user", "content": content],
    ]
    // Else an `@path` inside a file that was put in would have the CLI read that path.
    return (prompt.isComposed ? message.setting("client_composed", to: true) : message).compactBytes
  }

  private static func block(_ image: ImageContent) -> JSONValue {
    let source: JSONValue = [
      "type": "base64", "media_type": .string(image.mediaType),
      "data": .string(Data(image.bytes).base64EncodedString()),
    ]
    return ["type": "image", "source": source]
  }

  private mutating func control(_ request: AgentRequest, _ subtype: String, _ fields: JSONValue) -> [UInt8] {
    requestCount += 1
    let id = "skein-\(requestCount)"
    pending[id] = request
    let body = JSONValue.object([JSONMember("subtype", .string(subtype))] + (fields.members ?? []))
    return JSONValue.object([
      JSONMember("type", "control_request"), JSONMember("request_id", .string(id)), JSONMember("request", body),
    ]).compactBytes
  }

  mutating func receiveAnswer(_ message: JSONValue, _ out: inout AgentDecoding) {
    let response = message["response"] ?? .null
    guard let id = response["request_id"]?.string, let request = pending.removeValue(forKey: id) else {
      return passOver("control_response (not asked for)", &out)
    }
    guard response["subtype"]?.string == "success" else {
      let reason = response["error"]?.string ?? "no reason given"
      if case .suggestFiles(let query) = request {
        out.events.append(.filesSuggested(query: query, paths: nil))
        return
      }
      if case .withdraw(let prompt) = request { out.events.append(.withdrawAnswered(prompt, false)) }
      if case .rewindFiles(let prompt, let isDry) = request {
        out.events.append(.filesRewound(FileRewind(prompt: prompt, isDry: isDry, problem: reason)))
        return
      }
      out.events.append(.refused(request, reason: reason))
      return
    }
    let answer = response["response"] ?? .null
    switch request {
    case .initialize: receiveInitialized(answer, &out)
    case .interrupt:
      out.events.append(
        .interruptAnswered(
          stillQueued: answer["still_queued"]?.promptIDs ?? [], cancelled: answer["cancelled"]?.promptIDs ?? []))
    case .withdraw(let prompt):
      out.events.append(.withdrawAnswered(prompt, answer["cancelled"]?.bool ?? false))
    case .setModel(let asked):
      guard let name = answer["model"]?.string ?? asked else { break }
      model = name
      out.events.append(.modelChanged(name))
    case .setPermissionMode(let asked):
      let new = answer["mode"]?.string.map(PermissionMode.init(wire:)) ?? asked
      mode = new
      out.events.append(.modeChanged(new))
    case .suggestFiles(let query):
      let paths = (answer["suggestions"]?.array ?? []).compactMap { $0["path"]?.string }
      out.events.append(.filesSuggested(query: query, paths: paths))
    case .rewindFiles(let prompt, let isDry):
      let canRewind = answer["canRewind"]?.bool ?? false
      let reason = canRewind ? nil : answer["error"]?.string ?? "the agent gave no reason"
      out.events.append(
        .filesRewound(
          FileRewind(
            prompt: prompt, isDry: isDry, files: answer["filesChanged"]?.array?.compactMap(\.string) ?? [],
            insertions: answer["insertions"]?.count ?? 0, deletions: answer["deletions"]?.count ?? 0, problem: reason)))
    case .signIn:
      if let automatic = answer["automaticUrl"]?.string, let manual = answer["manualUrl"]?.string {
        out.events.append(.signInOffered(SignInOffer(automatic: automatic, manual: manual)))
      } else {
        out.events.append(.refused(request, reason: "it told no address"))
      }
    case .finishSignIn: out.events.append(.signedIn(account: answer["account"]?["email"]?.string))
    case .stopTask, .endSession, .prompt, .promptWithImages, .answer: break
    }
  }

  private mutating func receiveInitialized(_ answer: JSONValue, _ out: inout AgentDecoding) {
    let text = answer["claude_code_version"]?.string
    version = text.flatMap(ClaudeVersion.init)
    let commands = (answer["commands"]?.array ?? []).compactMap { command in
      command["name"]?.string.map {
        AgentInfo.SlashCommand(
          name: $0, summary: command["description"]?.string ?? "",
          argumentHint: command["argumentHint"]?.string ?? "")
      }
    }
    let models = (answer["models"]?.array ?? []).compactMap { model in
      model["value"]?.string.map {
        AgentInfo.Model(
          value: $0, name: model["displayName"]?.string ?? $0, summary: model["description"]?.string ?? "")
      }
    }
    out.events.append(.ready(AgentInfo(version: text, commands: commands, models: models)))
    if let word = answer["current_permission_mode"]?.string {
      let new = PermissionMode(wire: word)
      mode = new
      out.events.append(.modeChanged(new))
    }
  }
}

extension JSONValue {
  fileprivate var promptIDs: [PromptID] { (array ?? []).compactMap(\.string).map(PromptID.init(_:)) }
}
