import Conversation
import JSON

/// `assistant` and `user` messages: the truth about blocks, the results of tools, and much that is nobody's words.
extension ClaudeCodec {
  mutating func receiveAssistant(_ line: JSONValue, _ out: inout AgentDecoding) {
    guard let message = line["message"], let content = message["content"]?.array else {
      return passOver("assistant", &out)
    }
    let parent = line.parent
    if message["model"]?.string == "<synthetic>" { return receiveSynthetic(line, content, parent: parent, &out) }
    if parent == nil { noteContext(message["usage"]) }
    let id = message["id"]?.string ?? line["uuid"]?.string ?? ""
    for part in content {
      guard var block = part.streamedBlock(isPreview: false) else {
        passOver("content/\(part["type"]?.string ?? "")", &out)
        continue
      }
      if case .thinking(let text, let isRedacted, _) = block {
        let duration = line["thinking_duration_ms"]?.count ?? part["thinking_duration_ms"]?.count
        block = .thinking(text, isRedacted: isRedacted, duration: duration.map(Int64.init))
      }
      if case .tool(let call, let name, _) = block { tools[call] = name }
      let key = stream.confirm(block, of: id)
      let isAborted = line["aborted"]?.bool ?? false
      out.events.append(.blockEnded(key, block, parent: parent, isAborted: isAborted))
    }
  }

  /// What the CLI says in the model's place: the output of a local command, or an API failure. A failure of the main
  /// conversation comes again, with its meaning, in the result of the turn.
  private mutating func receiveSynthetic(
    _ line: JSONValue, _ content: [JSONValue], parent: ToolCallID?, _ out: inout AgentDecoding
  ) {
    let text = content.compactMap { $0["text"]?.string }.joined(separator: "\n")
    if line["is_api_error_message"]?.bool == true {
      if parent != nil { out.events.append(.notice(Notice(.warning, .other, "A sub-agent failed: \(text)"))) }
      return
    }
    // Written into the history by the CLI when it resumes after a turn that never ended.
    guard !text.isEmpty, text != "No response requested." else { return }
    if let uuid = line["uuid"]?.string, !toldOutputs.insert(uuid).inserted { return }
    if toldOutputs.count > 4096 { toldOutputs = [] }
    let isRefused = line["local_command_outcome"] != nil
    out.events.append(.notice(Notice(isRefused ? .warning : .info, .commandOutput, text)))
  }

  /// Everything here that is text is an echo, a prompt of the CLI's own or a marker; the user's prompts are known already.
  mutating func receiveUser(_ line: JSONValue, _ out: inout AgentDecoding) {
    guard let content = line["message"]?["content"] else { return passOver("user", &out) }
    if let text = content.string {
      if let output = text.localCommandOutput { tellEchoedOutput(output, &out) }
      return
    }
    let results = (content.array ?? []).filter { $0["type"]?.string == "tool_result" }
    for result in results { endTool(result, of: line, isOnly: results.count == 1, &out) }
  }

  /// The echo of a command that ran without a turn. Changing the model and compacting are told by messages of their own.
  private func tellEchoedOutput(_ text: String, _ out: inout AgentDecoding) {
    let isSettingModel = pending.values.contains {
      if case .setModel = $0 { true } else { false }
    }
    guard !text.isEmpty, !isCompacted, !isSettingModel else { return }
    out.events.append(.notice(Notice(.info, .commandOutput, text)))
  }

  private mutating func endTool(
    _ part: JSONValue, of line: JSONValue, isOnly: Bool, _ out: inout AgentDecoding
  ) {
    guard let id = part["tool_use_id"]?.string.map(ToolCallID.init(_:)) else {
      return passOver("content/tool_result", &out)
    }
    let name = tools.removeValue(forKey: id) ?? ""
    let wasDenied = deniedTools.remove(id) != nil
    let detail = isOnly ? line["tool_use_result"] : nil
    let meta = line["tool_result_meta"]?.array?.first { $0["id"]?.string == id.rawValue }
    let outcome = ClaudeToolOutcome(
      of: part, detail: detail, meta: meta, name: name, wasDenied: wasDenied, todo: &todo)
    out.events.append(.toolEnded(id, outcome.state, output: outcome.output, result: outcome.result))
  }
}

extension String {
  /// The text inside of `<local-command-stdout>…</…>` or its twin for errors; nil for any other text.
  var localCommandOutput: String? {
    for tag in ["local-command-stdout", "local-command-stderr"] where hasPrefix("<\(tag)>") && hasSuffix("</\(tag)>") {
      let inner = dropFirst(tag.utf8.count + 2).dropLast(tag.utf8.count + 3)
      return inner.allSatisfy(\.isWhitespace) ? "" : String(inner)
    }
    return nil
  }
}

extension JSONValue {
  /// What the model was told: a string, or blocks of which those that are no text are named.
  var toolOutput: String {
    if let string { return string }
    let parts = (array ?? []).map { part in
      part["text"]?.string ?? "[\(part["type"]?.string ?? "something that is no text")]"
    }
    return parts.joined(separator: "\n")
  }

  /// A whole number that cannot overflow when some are added; nil when it is none.
  var count: Int? { int.map { min(max(0, $0), 1 << 50) } }
}
