import Conversation
import Terminal

/// What is shown of each block, and between two.
extension TranscriptPane {
  /// Blocks of sub-agents stand this much to the right for each level.
  static let levelColumns = 2

  func isUnfolded(_ id: BlockID) -> Bool { isDetailed != toggled.contains(id) }

  /// Finds the calls of all sub-agents that have blocks.
  mutating func findAgents() {
    rewound = transcript.blocks.compactMap(\.rewinds)
    let parents = Set(transcript.blocks.lazy.compactMap(\.parent))
    guard !parents.isEmpty else { return }
    for block in transcript.blocks {
      if case .tool(let call) = block.content, parents.contains(call.id) { agents[call.id] = block.id }
    }
  }

  mutating func findAgent(_ call: ToolCallID) {
    guard agents[call] == nil else { return }
    let block = transcript.blocks.last {
      if case .tool(let other) = $0.content { other.id == call } else { false }
    }
    agents[call] = block?.id
  }

  /// The call of the sub-agent that a block belongs to, where it is loaded.
  func agent(of block: Block) -> Block? {
    block.parent.flatMap { agents[$0] }.flatMap { transcript[$0] }
  }

  /// How many sub-agents a block is inside of.
  func level(of block: Block) -> Int {
    guard block.parent != nil else { return 0 }
    var level = 1
    var outer = agent(of: block)
    while let call = outer, call.parent != nil, level < 4 {
      level += 1
      outer = agent(of: call)
    }
    return level
  }

  /// A sub-agent's blocks are shown as its call is: all where that is unfolded, else while it runs the names of the tools
  /// it calls, and nothing once it is done.
  func shows(_ block: Block) -> BlockLayout.Extent {
    switch block.content {
    case .text(let text):
      if text.ending != .interrupted, text.text.utf8.allSatisfy({ $0 <= 0x20 }) { return .nothing }
    case .thinking(let thinking):
      if thinking.text.isEmpty, thinking.ending != .streaming, !thinking.isRedacted { return .nothing }
    case .prompt, .tool, .decision, .notice: break
    }
    var extent = BlockLayout.Extent.all
    var outer = agent(of: block)
    var level = 0
    while let call = outer, level < 4 {
      if !isUnfolded(call.id) {
        guard call.isLive, case .tool = block.content else { return .nothing }
        extent = .head
      }
      outer = agent(of: call)
      level += 1
    }
    return extent
  }

  /// The columns left of a block and those that it has.
  func columns(of block: Block) -> (indent: Int, width: Int) {
    let indent = size.columns < 30 ? 0 : level(of: block) * Self.levelColumns
    return (indent, max(1, size.columns - indent))
  }

  /// The next block after `index` of which anything is shown.
  func nextShown(after index: Int) -> Block? {
    var next = index + 1
    while next < transcript.blocks.count {
      if shows(transcript.blocks[next]) != .nothing { return transcript.blocks[next] }
      next += 1
    }
    return nil
  }

  /// The rows between a block and the next one: a blank, and who speaks where another sub-agent does.
  func rowsBetween(_ block: Block, _ next: Block?) -> StyledText {
    guard let next else { return [] }
    var rows: StyledText = []
    if hasBlank(between: block, next) { rows.append(StyledLine()) }
    if let parent = next.parent, parent != block.parent, !block.isCall(parent), let call = agent(of: next),
      case .tool(let tool) = call.content
    {
      let title = ToolInput(tool.input).string("description") ?? tool.name
      rows.append(StyledLine("↳ \(title)", .agentLabel))
    }
    return rows
  }

  private func hasBlank(between block: Block, _ next: Block) -> Bool {
    if case .decision = next.content { return false }
    if case .notice = next.content, case .notice = block.content { return false }
    guard next.parent != nil, case .tool = next.content, case .tool = block.content else { return true }
    return shows(next) == .all && block.parent == next.parent
  }

  func key(_ block: Block, _ extent: BlockLayout.Extent) -> BlockCache.Key {
    BlockCache.Key(
      width: columns(of: block).width, isUnfolded: isUnfolded(block.id), shows: extent, seconds: seconds(of: block),
      isRewound: rewound.contains { $0.contains(block.id) })
  }

  /// What the clock in a block shows.
  private func seconds(of block: Block) -> Int64 {
    switch block.content {
    case .tool(let call) where call.state == .running: now.since(call.began ?? block.time) / 1000
    case .thinking(let thinking) where thinking.ending == .streaming: now.since(block.time) / 1000
    default: 0
    }
  }

  func hasClock(_ block: Block) -> Bool {
    switch block.content {
    case .tool(let call): call.state == .running
    case .thinking(let thinking): thinking.ending == .streaming
    case .prompt, .text, .decision, .notice: false
    }
  }
}

extension Block {
  fileprivate func isCall(_ id: ToolCallID) -> Bool {
    if case .tool(let call) = content { call.id == id } else { false }
  }
}
