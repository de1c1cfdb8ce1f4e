import Conversation
import JSON

/// What was said in a conversation of the CLI's, read from its record.
///
/// The newest entry of the main conversation is followed back along the parents, over what was compacted; branches that the
/// conversation did not go on with are left out. What a sub-agent did follows the call that started it.
public struct ClaudeTranscript: Sendable {
  /// In rising order of their ids, from 1 on.
  public private(set) var blocks: [Block] = []
  /// The folder of the newest entry; nil where none says.
  public private(set) var folder: String?
  /// The model that answered last.
  public private(set) var model: String?
  public private(set) var usage = Usage()

  private var tools: [ToolCallID: Int] = [:]
  private var todo = ClaudeTodoList()
  private var countedMessages: Set<String> = []
  /// The records of sub-agents that were not met yet, by the calls that started them.
  private var agents: [ToolCallID: [UInt8]]
  /// The sub-agent whose record is being read.
  private var parent: ToolCallID?

  /// - Parameter agents: the records of sub-agents, by the calls that started them.
  public init(reading bytes: [UInt8], agents: [ToolCallID: [UInt8]] = [:]) {
    self.agents = agents
    let (entries, cost) = Self.entries(in: bytes)
    usage.cost = cost
    take(entries)
    settle()
  }

  private mutating func take(_ entries: [ClaudeEntry]) {
    let isSidechain = parent != nil
    let chain = Self.chain(of: entries, isSidechain: isSidechain)
    for (entry, isOnChain) in zip(entries, chain)
    where isOnChain || entry.kind == .user && entry.isSidechain == isSidechain {
      if isOnChain { take(entry) }
      // Calls that ran side by side have their results on branches of their own.
      if entry.kind == .user { takeResults(of: entry) }
    }
  }

  /// What the sub-agent of a call did, and what those did that it started itself.
  private mutating func takeAgent(of call: ToolCallID) {
    guard let record = agents.removeValue(forKey: call) else { return }
    let outer = parent
    parent = call
    take(Self.entries(in: record).entries)
    parent = outer
  }

  private static func entries(in bytes: [UInt8]) -> (entries: [ClaudeEntry], cost: Double) {
    var entries: [ClaudeEntry] = []
    var cost = 0.0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if let entry = ClaudeEntry(line: line) {
        entries.append(entry)
      } else if line.starts(with: "{\"type\":\"cost-state\"".utf8) {
        cost = (try? JSONValue(parsing: line))?["totalCostUSD"]?.double ?? cost
      }
    }
    return (entries, cost)
  }

  /// Which of the entries lead to the newest one. All blocks of a reply belong together, whichever of them it goes on from.
  private static func chain(of entries: [ClaudeEntry], isSidechain: Bool) -> [Bool] {
    var places: [String: Int] = [:]
    for (place, entry) in entries.enumerated() { places[entry.id] = place }
    var isOnChain = [Bool](repeating: false, count: entries.count)
    var next = entries.lastIndex { $0.isSidechain == isSidechain && ($0.kind == .user || $0.kind == .assistant) }
    var replies: Set<String> = []
    while let place = next, !isOnChain[place] {
      isOnChain[place] = true
      if let reply = entries[place].reply { replies.insert(reply) }
      next = entries[place].parent.flatMap { places[$0] }
    }
    for (place, entry) in entries.enumerated() where entry.isSidechain == isSidechain {
      if let reply = entry.reply, replies.contains(reply) { isOnChain[place] = true }
    }
    return isOnChain
  }

  private mutating func take(_ entry: ClaudeEntry) {
    if parent == nil, let folder = entry.value["cwd"]?.string { self.folder = folder }
    let time = entry.time ?? blocks.last?.time ?? Timestamp(milliseconds: 0)
    switch entry.kind {
    // What a sub-agent is told stands in the call that started it.
    case .user, .attachment: if parent == nil { takePrompt(of: entry, time: time) }
    case .assistant: takeReply(entry, time: time)
    case .system where parent != nil: break
    case .system:
      let text = entry.value["content"]?.string ?? ""
      switch entry.value["subtype"]?.string {
      case "compact_boundary": append(.notice(Notice(.info, .compacted, "The conversation was compacted.")), time)
      case "local_command":
        if let output = text.localCommandOutput, !output.isEmpty {
          append(.notice(Notice(.info, .commandOutput, output)), time)
        }
      default: break
      }
    }
  }

  private mutating func takePrompt(of entry: ClaudeEntry, time: Timestamp) {
    switch entry.prompt {
    case .words(let text), .command(let text):
      append(.prompt(Prompt(id: PromptID(entry.id), text: text, delivery: .taken)), time)
    case nil:
      for part in entry.content {
        guard let text = part["text"]?.string else { continue }
        if text.hasPrefix("[Request interrupted by user") {
          append(.notice(Notice(.info, .interrupted, "Interrupted.")), time)
        } else if let output = text.localCommandOutput, !output.isEmpty {
          append(.notice(Notice(.info, .commandOutput, output)), time)
        }
      }
    }
  }

  private mutating func takeReply(_ entry: ClaudeEntry, time: Timestamp) {
    let message = entry.value["message"] ?? .null
    guard message["model"]?.string != "<synthetic>" else {
      let text = entry.content.compactMap { $0["text"]?.string }.joined(separator: "\n")
      guard !text.isEmpty, text != "No response requested." else { return }
      let isFailure = entry.value["isApiErrorMessage"]?.bool ?? false
      append(.notice(Notice(isFailure ? .failure : .info, isFailure ? .turnFailed : .commandOutput, text)), time)
      return
    }
    if parent == nil {
      model = message["model"]?.string ?? model
      count(message["usage"], of: entry.reply ?? entry.id)
    }
    for part in entry.content {
      switch part.streamedBlock(isPreview: false) {
      case .text(let text): append(.text(TextBlock(text: text, ending: .complete)), time)
      case .thinking(let text, let isRedacted, _):
        let duration = entry.value["thinkingDurationMs"]?.count.map(Int64.init)
        append(
          .thinking(ThinkingBlock(text: text, ending: .complete, isRedacted: isRedacted, duration: duration)), time)
      case .tool(let id, let name, let input):
        tools[id] = blocks.count
        append(.tool(ToolCall(id: id, name: name, input: input, state: .running, began: time)), time)
        takeAgent(of: id)
      case nil: break
      }
    }
  }

  private mutating func takeResults(of entry: ClaudeEntry) {
    let results = entry.content.filter { $0["type"]?.string == "tool_result" }
    for part in results {
      guard let id = part["tool_use_id"]?.string.map(ToolCallID.init(_:)), let place = tools[id],
        case .tool(var call) = blocks[place].content
      else { continue }
      let outcome = ClaudeToolOutcome(
        of: part, detail: results.count == 1 ? entry.value["toolUseResult"] : nil,
        meta: (entry.value["toolResultMeta"] ?? entry.value["tool_result_meta"])?.array?.first {
          $0["id"]?.string == id.rawValue
        }, name: call.name, wasDenied: results.count == 1 && entry.isDenial, todo: &todo)
      call.state = outcome.state
      call.output = outcome.output
      call.result = outcome.result
      call.ended = entry.time
      blocks[place].content = .tool(call)
    }
  }

  /// Each block of a reply repeats the tokens of the whole.
  private mutating func count(_ tokens: JSONValue?, of reply: String) {
    guard let tokens else { return }
    func number(_ key: String) -> Int { tokens[key]?.count ?? 0 }
    let seen = number("input_tokens") + number("cache_read_input_tokens") + number("cache_creation_input_tokens")
    usage.contextTokens = seen + number("output_tokens")
    guard countedMessages.insert(reply).inserted else { return }
    usage.inputTokens += number("input_tokens")
    usage.outputTokens += number("output_tokens")
    usage.cacheReadTokens += number("cache_read_input_tokens")
    usage.cacheWriteTokens += number("cache_creation_input_tokens")
  }

  /// A call without a result was cut off.
  private mutating func settle() {
    for place in tools.values {
      guard case .tool(var call) = blocks[place].content, !call.state.isFinal else { continue }
      call.state = .interrupted
      blocks[place].content = .tool(call)
    }
  }

  private mutating func append(_ content: Block.Content, _ time: Timestamp) {
    blocks.append(Block(id: BlockID(Int64(blocks.count + 1)), time: time, parent: parent, content: content))
  }
}

extension ClaudeEntry {
  /// The API's reply that the entry is a block of.
  fileprivate var reply: String? { kind == .assistant ? value["message"]?["id"]?.string : nil }

  /// The result that the entry holds says that the user or a rule refused the call (observed of 2.1.329).
  fileprivate var isDenial: Bool { value["permissionDecision"]?["decision"]?.string == "reject" }
}
