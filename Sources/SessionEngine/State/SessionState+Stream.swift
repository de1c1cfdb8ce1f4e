import Agents
import Conversation

/// Blocks while the agent writes them.
extension SessionState {
  mutating func blockBegan(_ key: BlockKey, _ streamed: StreamedBlock, parent: ToolCallID?, now: Timestamp) {
    retry = nil
    let id = append(content(of: streamed, ending: .streaming, now: now), parent: parent, now: now)
    keys[key] = id
    if case .tool(let call, _, _) = streamed { tools[call] = id }
  }

  mutating func blockEnded(
    _ key: BlockKey, _ streamed: StreamedBlock, parent: ToolCallID?, isAborted: Bool, now: Timestamp
  ) {
    let final = content(of: streamed, ending: isAborted ? .interrupted : .complete, now: now)
    if let id = keys[key], var block = transcript[id] {
      block.content = final
      put(block)
    } else {
      keys[key] = append(final, parent: parent, now: now)
    }
    if case .tool(let call, _, _) = streamed { tools[call] = keys[key] }
    if case .text = streamed, !isOpen, parent == nil { record.unread += 1 }
  }

  mutating func withdrawBlocks(of message: String, from index: Int) {
    let gone = keys.filter { $0.key.message == message && $0.key.index >= index }
    guard !gone.isEmpty else { return }
    for key in gone.keys { keys[key] = nil }
    let ids = Set(gone.values)
    tools = tools.filter { !ids.contains($0.value) }
    change(.remove(ids.sorted()))
  }

  private func content(of streamed: StreamedBlock, ending: BlockEnding, now: Timestamp) -> Block.Content {
    switch streamed {
    case .text(let text): .text(TextBlock(text: text, ending: ending))
    case .thinking(let text, let isRedacted, let duration):
      .thinking(ThinkingBlock(text: text, ending: ending, isRedacted: isRedacted, duration: duration))
    case .tool(let id, let name, let input):
      .tool(ToolCall(id: id, name: name, input: input, state: ending == .streaming ? .composing : .running, began: now))
    }
  }
}
