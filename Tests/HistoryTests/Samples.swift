import Conversation

@testable import History

/// Text with all that encodings like to lose: NUL, controls, astral and combining characters, both forms of é,
/// line separators, noncharacters, quotes, a byte order mark.
let hardText =
  "\u{FEFF}\0\u{1}\t\r\n\u{1B}[31m \"quoted\" \\ / 👩‍👩‍👧 क्षि é e\u{301} \u{2028}\u{2029}\u{FFFE}\u{10FFFF}\u{202E}\u{7F}\u{85} ende"

func moment(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

func text(_ id: Int64, _ text: String, _ ending: BlockEnding = .complete) -> Block {
  Block(id: BlockID(id), time: moment(id), content: .text(TextBlock(text: text, ending: ending)))
}

func put(_ session: SessionID, _ block: Block) -> HistoryChange { .transcript(session, .put(block)) }

func grow(_ session: SessionID, _ id: Int64, _ text: String) -> HistoryChange {
  .transcript(session, .grow(BlockID(id), text))
}

func record(_ name: String, place: Int = 0, id: SessionID = .random()) -> SessionRecord {
  SessionRecord(
    id: id, name: name, options: SessionOptions(agent: "demo", folder: "/home/ada"), place: place, created: moment(5))
}

/// A record with nothing left at its default.
var fullRecord: SessionRecord {
  var options = SessionOptions(agent: "claude", folder: "/home/ada/" + hardText)
  options.model = "opus"
  options.permissionMode = .plan
  options.systemPrompt = hardText
  options.appendSystemPrompt = ""
  options.maxTurns = 7
  options.maxBudget = 0.1 + 0.2
  options.allowedTools = ["Read", "Bash(git *)"]
  options.disallowedTools = ["", hardText]
  options.addedFolders = ["/srv"]
  options.prefix = hardText
  options.isSafe = true
  options.isUnstreamed = true
  var record = SessionRecord(
    id: .random(), name: hardText, options: options, place: 3, created: moment(1_700_000_000_123))
  record.updated = moment(1_700_000_000_456)
  record.opened = moment(-1)
  record.hasConversation = true
  record.unread = 4
  record.isPinned = true
  record.usage.inputTokens = 1
  record.usage.outputTokens = 2
  record.usage.cacheReadTokens = 3
  record.usage.cacheWriteTokens = 4
  record.usage.cost = 1.0 / 3
  record.usage.contextTokens = 5
  record.usage.contextWindow = 6
  record.model = "claude-opus-4"
  record.draft = Draft(text: hardText, cursor: 9)
  record.scroll = ScrollPlace(block: BlockID(12), row: 3)
  record.queue = [Prompt(text: hardText, delivery: .waiting, isComposed: true), Prompt(text: "", delivery: .held)]
  record.nextBlock = BlockID(99)
  record.isMidTurn = true
  record.messages = 3
  var counted = Usage()
  counted.inputTokens = 8
  counted.cost = 2.0 / 3
  record.counted = ["opus": counted, hardText: Usage()]
  record.metadata = Metadata(["project": #"{"a":[1,null]}"#, hardText: "true"], at: moment(7))
  record.metadata.set("project", to: "1.50", at: moment(8))
  return record
}

/// A block of every kind and every result of a tool.
var everyBlock: [Block] {
  let call = ToolCallID("toolu_1")
  let hunk = PatchHunk(oldStart: 1, oldCount: 2, newStart: 3, newCount: 4, lines: [" a", "-" + hardText, "+"])
  let results: [ToolResult?] = [
    nil,
    .command(standardOutput: hardText, standardError: "", isInterrupted: true, backgroundTask: "b1"),
    .edit(path: "/a " + hardText, hunks: [hunk, hunk], isNew: true),
    .edit(path: "", hunks: [], isNew: false),
    .read(path: "/b", lines: 10, total: 2000),
    .todo([TodoItem(text: hardText, state: .active), TodoItem(text: "", state: .done)]),
    .answers([QuestionAnswer(question: hardText, answer: "")]),
    .agent(summary: hardText, milliseconds: 1 << 40, tokens: 12, calls: 3),
  ]
  var contents: [Block.Content] = results.map { result in
    .tool(
      ToolCall(
        id: call, name: "Bash", input: #"{"command":"\ud83d \u00e9 1.50"}"# + hardText, state: .detached,
        output: result == nil ? nil : hardText, result: result, began: result == nil ? nil : moment(1),
        ended: result == nil ? nil : moment(2)))
  }
  contents += [
    .tool(ToolCall(id: call, name: "", input: "", state: .composing, output: "")),
    .prompt(Prompt(id: PromptID("p1"), text: hardText, delivery: .taken, isComposed: true)),
    .prompt(Prompt(id: PromptID("p2"), text: "", delivery: .uncertain)),
    .text(TextBlock(text: hardText, ending: .interrupted)), .text(TextBlock()),
    .thinking(ThinkingBlock(text: hardText, ending: .complete, isRedacted: true, duration: 12)),
    .thinking(ThinkingBlock()),
    .decision(Decision(toolCall: call, toolName: "Write", outcome: hardText, isAllowed: true)),
    .decision(Decision(toolCall: nil, toolName: "", outcome: "", isAllowed: false)),
    .notice(Notice(.failure, .turnFailed, hardText, detail: hardText)), .notice(Notice(.info, .demo, "")),
  ]
  return contents.enumerated().map { index, content in
    Block(
      id: BlockID(Int64(index + 1)), time: moment(Int64(index)), parent: index % 2 == 0 ? nil : call, content: content)
  }
}

/// Whether two texts have the same scalars: `==` on strings takes both forms of é for equal.
func isSameText(_ left: Block, _ right: Block) -> Bool {
  let (left, right) = (BlockRow(left), BlockRow(right))
  return Array(left.text.utf8) == Array(right.text.utf8)
    && left.output.map { Array($0.utf8) } == right.output.map { Array($0.utf8) }
    && Array(left.detail.utf8) == Array(right.detail.utf8)
}
