import Conversation
import JSON

/// `stream_event`: the API's own events, passed on while a reply comes.
extension ClaudeCodec {
  mutating func receiveStream(_ message: JSONValue, _ out: inout AgentDecoding) {
    guard let event = message["event"], let type = event["type"]?.string else {
      return passOver("stream_event", &out)
    }
    let id = message["api_message_id"]?.string ?? event["message"]?["id"]?.string ?? stream.message ?? ""
    let parent = message.parent
    switch type {
    case "message_start":
      if id != stream.message {
        closeBlocks(isAborted: false, &out)
        stream.beginMessage(id)
      }
      if isRequesting {
        isRequesting = false
        out.events.append(.activity(nil))
      }
      if parent == nil { noteContext(event["message"]?["usage"]) }
      if parent == nil, let name = event["message"]?["model"]?.string { model = name }
    case "content_block_start": beginBlock(event, message: id, parent: parent, &out)
    case "content_block_delta": growBlock(event, message: id, &out)
    case "content_block_stop":
      if let index = event["index"]?.int { stream.stop(BlockKey(message: id, index: index)) }
    case "message_delta":
      if parent == nil, let tokens = event["usage"]?["output_tokens"]?.count, tokens > 0, contextOfRequest > 0 {
        usage.contextTokens = contextOfRequest + tokens
        // The sums of a resumed conversation are known from the first result on.
        if usage.contextWindow > 0 { out.events.append(.usage(usage)) }
      }
    case "message_stop":
      guard let abandoned = message["abandoned_blocks"] else { break }
      let name = abandoned["api_message_id"]?.string ?? id
      let index = abandoned["from_block_index"]?.int ?? 0
      if stream.withdraw(name, from: index) { out.events.append(.blocksWithdrawn(message: name, from: index)) }
    default: passOver("stream_event/\(type)", &out)
    }
  }

  private mutating func beginBlock(
    _ event: JSONValue, message: String, parent: ToolCallID?, _ out: inout AgentDecoding
  ) {
    guard let index = event["index"]?.int, let content = event["content_block"] else {
      return passOver("stream_event/content_block_start", &out)
    }
    guard let block = content.streamedBlock(isPreview: true) else {
      return passOver("content/\(content["type"]?.string ?? "")", &out)
    }
    let key = BlockKey(message: message, index: index)
    if case .tool(let id, let name, _) = block { tools[id] = name }
    if stream.begin(key, block, parent: parent) { out.events.append(.blockBegan(key, block, parent: parent)) }
  }

  private mutating func growBlock(_ event: JSONValue, message: String, _ out: inout AgentDecoding) {
    guard let index = event["index"]?.int, let delta = event["delta"] else {
      return passOver("stream_event/content_block_delta", &out)
    }
    let type = delta["type"]?.string ?? ""
    let text: String?
    switch type {
    case "text_delta": text = delta["text"]?.string
    case "thinking_delta": text = delta["thinking"]?.string
    case "input_json_delta": text = delta["partial_json"]?.string
    default: return passOver("delta/\(type)", &out)
    }
    let key = BlockKey(message: message, index: index)
    guard let text, !text.isEmpty, stream.grow(key, by: text) else { return }
    out.events.append(.blockGrew(key, text))
  }

  /// Ends the blocks whose truth never came with what streamed of them.
  mutating func closeBlocks(isAborted: Bool, _ out: inout AgentDecoding) {
    for open in stream.closeAll() {
      out.events.append(
        .blockEnded(open.key, open.block, parent: open.parent, isAborted: isAborted && !open.isStopped))
    }
  }
}

extension JSONValue {
  /// The call of the sub-agent that a message belongs to.
  var parent: ToolCallID? { self["parent_tool_use_id"]?.string.map(ToolCallID.init(_:)) }

  /// A content block of a message; nil for kinds that are not shown. The input of a tool in a preview comes by deltas.
  func streamedBlock(isPreview: Bool) -> StreamedBlock? {
    switch self["type"]?.string {
    case "text": return .text(self["text"]?.string ?? "")
    case "thinking": return .thinking(self["thinking"]?.string ?? "", isRedacted: false, duration: nil)
    case "redacted_thinking": return .thinking("", isRedacted: true, duration: nil)
    case "tool_use":
      guard let id = self["id"]?.string else { return nil }
      let input = isPreview ? "" : self["input"]?.compact ?? "{}"
      return .tool(ToolCallID(id), name: self["name"]?.string ?? "", input: input)
    default: return nil
    }
  }
}
