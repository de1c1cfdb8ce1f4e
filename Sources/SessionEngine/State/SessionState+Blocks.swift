import Conversation

/// How blocks come into the transcript and change there.
extension SessionState {
  mutating func append(_ content: Block.Content, parent: ToolCallID? = nil, now: Timestamp) -> BlockID {
    let id = record.nextBlock
    record.nextBlock = id.next
    put(Block(id: id, time: now, parent: parent, content: content))
    return id
  }

  mutating func put(_ block: Block) { change(.put(block)) }

  mutating func change(_ change: TranscriptChange) {
    switch change {
    case .put(let block): if block.isMessage, transcript[block.id] == nil { record.messages += 1 }
    case .remove(let ids):
      let gone = ids.count { transcript[$0]?.isMessage == true }
      record.messages -= gone
    case .grow: break
    }
    transcript.apply(change)
    act(.change(change))
  }

  mutating func note(_ notice: Notice, now: Timestamp) { _ = append(.notice(notice), now: now) }

  mutating func updateTool(_ id: ToolCallID, _ update: (inout ToolCall) -> Void) {
    guard let place = tools[id], var block = transcript[place], case .tool(var call) = block.content else { return }
    update(&call)
    block.content = .tool(call)
    put(block)
  }

  /// Marks all that still streams or runs: the turn or the process is over.
  mutating func settleLiveBlocks(as ending: BlockEnding, now: Timestamp) {
    for block in transcript.blocks.suffix(Self.liveStretch) where block.isLive {
      // A sub-agent or a shell in the background outlives its turn.
      if case .tool(let call) = block.content, ending == .complete,
        tasks.contains(where: { $0.toolCall == call.id || $0.toolCall == block.parent })
      {
        continue
      }
      if let settled = block.settled(as: ending, now: now) { put(settled) }
    }
    keys = [:]
    if tasks.isEmpty { tools = [:] }
  }

  /// Live blocks are looked for among this many of the newest ones: more than any turn keeps open at once.
  private static var liveStretch: Int { 400 }

  mutating func setDelivery(of prompt: PromptID, to delivery: Prompt.Delivery) {
    for block in transcript.blocks.reversed() {
      guard case .prompt(var found) = block.content, found.id == prompt else { continue }
      guard found.delivery != delivery else { return }
      found.delivery = delivery
      var block = block
      block.content = .prompt(found)
      put(block)
      return
    }
  }

  /// Prompts in the transcript whose delivery is still open.
  var undelivered: [Prompt] {
    transcript.blocks.suffix(Self.liveStretch).compactMap { block in
      if case .prompt(let prompt) = block.content, prompt.delivery == .waiting { prompt } else { nil }
    }
  }
}

extension Block {
  /// The block when nothing more comes for it; nil for one that never streams or runs.
  func settled(as ending: BlockEnding, now: Timestamp) -> Block? {
    var block = self
    switch content {
    case .text(var text):
      text.ending = ending
      block.content = .text(text)
    case .thinking(var thinking):
      thinking.ending = ending
      block.content = .thinking(thinking)
    case .tool(var call):
      call.state = ending == .complete && call.output != nil ? .succeeded : .interrupted
      call.ended = now
      block.content = .tool(call)
    case .prompt, .decision, .notice: return nil
    }
    return block
  }
}
