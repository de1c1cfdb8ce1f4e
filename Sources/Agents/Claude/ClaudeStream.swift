import Conversation

/// Which blocks stream and which of them the CLI has confirmed.
///
/// Deltas are a preview, the `assistant` message is the truth; it names the API message but not the block's index, so it is
/// matched with the first block of that message that is still open and of the same kind.
struct ClaudeStream {
  /// A block that began and was not confirmed yet.
  struct Open {
    var key: BlockKey
    var block: StreamedBlock
    var parent: ToolCallID?
    var isStopped = false
  }

  /// The API message that streams now.
  private(set) var message: String?
  private(set) var open: [Open] = []
  /// One more than the highest index used of each message seen lately; within a message no index is used twice.
  private var nextIndexes: [String: Int] = [:]
  private var recentMessages: [String] = []
  private var namesOfEndedTurns: Set<String> = []

  /// False where this index was used already: its truth came before its preview.
  mutating func begin(_ key: BlockKey, _ block: StreamedBlock, parent: ToolCallID?) -> Bool {
    guard key.index >= nextIndexes[key.message, default: 0], key.index < 1_000_000 else { return false }
    note(key)
    open.append(Open(key: key, block: block, parent: parent))
    return true
  }

  /// False where no such block is open.
  mutating func grow(_ key: BlockKey, by text: String) -> Bool {
    guard let place = open.firstIndex(where: { $0.key == key }) else { return false }
    switch open[place].block {
    case .text(var words):
      // The old value must be gone before appending, or each delta would copy the whole text.
      open[place].block = .text("")
      words += text
      open[place].block = .text(words)
    case .thinking(var words, let isRedacted, let duration):
      open[place].block = .text("")
      words += text
      open[place].block = .thinking(words, isRedacted: isRedacted, duration: duration)
    case .tool(let id, let name, var input):
      open[place].block = .text("")
      input += text
      open[place].block = .tool(id, name: name, input: input)
    }
    return true
  }

  /// A message begins. Some agents name the messages of all turns alike: then its indexes begin anew.
  mutating func beginMessage(_ name: String) {
    message = name
    guard namesOfEndedTurns.remove(name) != nil else { return }
    nextIndexes[name] = nil
    recentMessages.removeAll { $0 == name }
  }

  mutating func stop(_ key: BlockKey) {
    if let place = open.firstIndex(where: { $0.key == key }) { open[place].isStopped = true }
  }

  /// The key of the truth `block` of a message: that of its preview, else a fresh one.
  mutating func confirm(_ block: StreamedBlock, of message: String) -> BlockKey {
    if let place = open.firstIndex(where: { $0.key.message == message && $0.block.isPreview(of: block) }) {
      return open.remove(at: place).key
    }
    let key = BlockKey(message: message, index: nextIndexes[message, default: 0])
    note(key)
    return key
  }

  /// Forgets the blocks that were withdrawn; false when none had begun.
  mutating func withdraw(_ message: String, from index: Int) -> Bool {
    open.removeAll { $0.key.message == message && $0.key.index >= index }
    return nextIndexes[message, default: 0] > index
  }

  mutating func endTurn() {
    message = nil
    namesOfEndedTurns = Set(recentMessages)
  }

  /// Takes out all blocks that will not be confirmed any more.
  mutating func closeAll() -> [Open] {
    defer { open = [] }
    return open
  }

  private mutating func note(_ key: BlockKey) {
    if nextIndexes[key.message] == nil {
      recentMessages.append(key.message)
      if recentMessages.count > 256 { nextIndexes[recentMessages.removeFirst()] = nil }
    }
    nextIndexes[key.message] = key.index + 1
  }
}

extension StreamedBlock {
  fileprivate func isPreview(of truth: StreamedBlock) -> Bool {
    switch (self, truth) {
    case (.text, .text), (.thinking, .thinking): true
    case (.tool(let id, _, _), .tool(let other, _, _)): id == other
    default: false
    }
  }
}
