/// One thing in a transcript.
public struct Block: Hashable, Codable, Sendable, Identifiable {
  public var id: BlockID
  /// When the block began.
  public var time: Timestamp
  /// The call of the sub-agent that the block belongs to; nil in the main conversation.
  public var parent: ToolCallID?
  public var content: Content

  public init(id: BlockID, time: Timestamp, parent: ToolCallID? = nil, content: Content) {
    self.id = id
    self.time = time
    self.parent = parent
    self.content = content
  }

  /// What kinds of block there are. A permission request shows as the state of its tool call while it waits and stays as `decision`.
  public enum Content: Hashable, Codable, Sendable {
    case prompt(Prompt)
    case text(TextBlock)
    case thinking(ThinkingBlock)
    case tool(ToolCall)
    case decision(Decision)
    case notice(Notice)
  }
}

extension Block {
  /// Adds text to what the agent is still writing: words of a reply, of its thinking, or the input of a tool call.
  public mutating func grow(by text: String) {
    switch content {
    case .text(var block):
      // The old value must be gone before appending, or each delta would copy the whole text.
      content = .notice(.placeholder)
      block.text += text
      content = .text(block)
    case .thinking(var block):
      content = .notice(.placeholder)
      block.text += text
      content = .thinking(block)
    case .tool(var call):
      content = .notice(.placeholder)
      call.input += text
      content = .tool(call)
    case .prompt, .decision, .notice:
      break
    }
  }

  /// A prompt, or a text of the agent itself.
  public var isMessage: Bool {
    switch content {
    case .prompt: true
    case .text: parent == nil
    case .thinking, .tool, .decision, .notice: false
    }
  }

  /// True while more of this block is expected from the agent.
  public var isLive: Bool {
    switch content {
    case .text(let block): block.ending == .streaming
    case .thinking(let block): block.ending == .streaming
    case .tool(let call): !call.state.isFinal
    case .prompt, .decision, .notice: false
    }
  }
}
