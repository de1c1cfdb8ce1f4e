import Conversation
import JSON
import Testing

@testable import Agents

/// What comes in another order, in part, or broken.
@Suite("Tolerance of the Claude codec")
struct ToleranceTests {
  var codec = ClaudeCodec(session: SessionID("s"))

  mutating func feed(_ line: String) -> [AgentEvent] {
    codec.receive(Array(line.utf8)[...], now: Replay.now).events
  }

  @Test mutating func blankLinesAreNothing() {
    #expect(feed("").isEmpty)
    #expect(feed(" \r").isEmpty)
  }

  @Test(arguments: ["this is not json", "{\"type\":", "[1]", "{\"type\":\"result\"} {", "\"text\"", "null"])
  func brokenLinesAreToldAndTheTurnGoesOn(line: String) {
    var codec = ClaudeCodec(session: SessionID("s"))
    guard case .malformed(let words)? = codec.receive(Array(line.utf8)[...], now: Replay.now).events.first else {
      Issue.record("\(line) was taken")
      return
    }
    #expect(words.contains(line))
    let end = codec.receive(Array(#"{"type":"result","is_error":false,"num_turns":1}"#.utf8)[...], now: Replay.now)
    #expect(end.events.contains { if case .turnEnded = $0 { true } else { false } })
  }

  @Test mutating func errorsQuoteLittle() {
    guard case .malformed(let words)? = feed("{" + String(repeating: "x", count: 200_000)).first else {
      Issue.record("taken")
      return
    }
    #expect(words.utf8.count < 300)
  }

  @Test mutating func unknownKindsAreCountedBounded() {
    #expect(feed(#"{"type":"novelty"}"#) == [.unknown("novelty")])
    #expect(feed(#"{"type":"system","subtype":"novelty"}"#) == [.unknown("system/novelty")])
    #expect(feed(#"{"subtype":"x"}"#) == [.unknown("(no type)")])
    guard case .unknown(let name)? = feed("{\"type\":\"\(String(repeating: "n", count: 9000))\"}").first else {
      Issue.record("known")
      return
    }
    #expect(name.count == 81)
  }

  @Test mutating func theTruthMayComeBeforeItsPreview() {
    let truth = #"{"type":"assistant","message":{"id":"m","model":"x","content":[{"type":"text","text":"Hi"}]}}"#
    #expect(feed(truth) == [ended("m", 0, .text("Hi"))])
    #expect(feed(start("m", 0)).isEmpty)
    #expect(feed(delta("m", 0, "Hi")).isEmpty)
  }

  @Test mutating func aMessageOfALaterTurnMayBearTheSameName() {
    let began = #"{"type":"stream_event","event":{"type":"message_start","message":{"id":"m"}},"session_id":"s"}"#
    for _ in 0..<2 {
      _ = feed(began)
      #expect(feed(start("m", 0)).count == 1)
      #expect(feed(delta("m", 0, "Hi")).count == 1)
      let truth = #"{"type":"assistant","message":{"id":"m","model":"x","content":[{"type":"text","text":"Hi"}]}}"#
      #expect(feed(truth) == [ended("m", 0, .text("Hi"))])
      _ = feed(#"{"type":"result","is_error":false,"num_turns":1}"#)
    }
  }

  @Test mutating func aPreviewWithoutTruthEndsWithWhatStreamed() {
    _ = feed(start("m", 0))
    _ = feed(delta("m", 0, "Hel"))
    _ = feed(delta("m", 0, "lo"))
    let events = feed(#"{"type":"result","subtype":"success","is_error":false,"terminal_reason":"aborted_streaming"}"#)
    #expect(events.first == ended("m", 0, .text("Hello"), isAborted: true))
  }

  @Test mutating func theTruthMayComeAfterTheMessageStopped() {
    _ = feed(start("m", 0))
    _ = feed(delta("m", 0, "Hello"))
    #expect(
      feed(#"{"type":"stream_event","api_message_id":"m","event":{"type":"content_block_stop","index":0}}"#) == [])
    #expect(feed(#"{"type":"stream_event","api_message_id":"m","event":{"type":"message_stop"}}"#) == [])
    let truth = #"{"type":"assistant","message":{"id":"m","content":[{"type":"text","text":"Hello"}]}}"#
    #expect(feed(truth) == [ended("m", 0, .text("Hello"))])
  }

  /// Without `message_start` the events still name their message.
  @Test mutating func aLostMessageStartLosesNothing() {
    #expect(feed(start("m", 1)) == [.blockBegan(BlockKey(message: "m", index: 1), .text(""), parent: nil)])
    #expect(feed(delta("m", 1, "x")) == [.blockGrew(BlockKey(message: "m", index: 1), "x")])
  }

  @Test mutating func oneMessageMayCarryManyBlocks() {
    let line =
      #"{"type":"assistant","parent_tool_use_id":"t","message":{"id":"m","content":[{"type":"thinking","thinking":"a"},{"type":"hologram"},{"type":"redacted_thinking","data":"z"},{"type":"text","text":"b"}]}}"#
    let parent = ToolCallID("t")
    #expect(
      feed(line) == [
        .blockEnded(
          BlockKey(message: "m", index: 0), .thinking("a", isRedacted: false, duration: nil), parent: parent,
          isAborted: false),
        .unknown("content/hologram"),
        .blockEnded(
          BlockKey(message: "m", index: 1), .thinking("", isRedacted: true, duration: nil), parent: parent,
          isAborted: false),
        .blockEnded(BlockKey(message: "m", index: 2), .text("b"), parent: parent, isAborted: false),
      ])
  }

  @Test mutating func onlyWhatBeganIsWithdrawn() {
    let stop =
      #"{"type":"stream_event","event":{"type":"message_stop"},"abandoned_blocks":{"api_message_id":"m","from_block_index":1}}"#
    _ = feed(start("m", 0))
    #expect(feed(stop).isEmpty)
    _ = feed(start("m", 1))
    #expect(feed(stop) == [.blocksWithdrawn(message: "m", from: 1)])
  }

  @Test mutating func aNewIdInAnyMessageIsFollowedButNotAFormerOne() {
    #expect(feed(#"{"type":"system","subtype":"init","session_id":"a"}"#).first == .conversation(ConversationID("a")))
    #expect(feed(#"{"type":"keep_alive","session_id":"b"}"#) == [.conversation(ConversationID("b"))])
    #expect(feed(#"{"type":"keep_alive","session_id":"a"}"#).isEmpty)
  }

  @Test mutating func absurdNumbersDoNotTrap() {
    let huge = "9223372036854775807"
    _ = feed(#"{"type":"system","subtype":"api_retry","retry_delay_ms":\#(huge),"attempt":-\#(huge)}"#)
    _ = feed(
      #"{"type":"stream_event","api_message_id":"m","event":{"type":"content_block_start","index":\#(huge),"content_block":{"type":"text"}}}"#
    )
    _ = feed(
      #"{"type":"stream_event","event":{"type":"message_start","message":{"id":"m","usage":{"input_tokens":\#(huge),"cache_read_input_tokens":\#(huge)}}}}"#
    )
    _ = feed(#"{"type":"stream_event","event":{"type":"message_delta","usage":{"output_tokens":\#(huge)}}}"#)
    _ = feed(
      #"{"type":"result","num_turns":\#(huge),"duration_ms":1e300,"modelUsage":{"a":{"inputTokens":\#(huge)},"b":{"inputTokens":\#(huge)}}}"#
    )
    _ = feed(
      #"{"type":"rate_limit_event","rate_limit_info":{"unifiedWindows":{"w":{"status":"rejected","utilization":1e308,"resetsAt":\#(huge)}}}}"#
    )
  }

  /// Lines of all recordings, damaged at random places from a fixed seed: the codec never traps and always goes on.
  @Test func damagedLinesNeverTrap() throws {
    var random = SplitMix(state: 20_261_121)
    var lines: [[UInt8]] = []
    for name in Recording.names where name != "long-reply" { lines += try Recording(name).output }
    let fillers = Array("{}[]\",:\\u0nul-9e.tf\u{1b}".utf8) + [0x00, 0xFF, 0xC3, 0xED]
    var codec = ClaudeCodec(session: SessionID("s"))
    for _ in 0..<4000 {
      guard var line = lines.randomElement(using: &random), !line.isEmpty else { continue }
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: line.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: line[place] = fillers.randomElement(using: &random) ?? 0
        case 1: line.insert(fillers.randomElement(using: &random) ?? 0, at: place)
        case 2: line.remove(at: place)
        case 3: line.removeSubrange(place...)
        default:
          let end = Int.random(in: place..<min(place + 40, line.count), using: &random)
          line.insert(contentsOf: line[place...end], at: place)
        }
        if line.isEmpty { break }
      }
      _ = codec.receive(line[...], now: Replay.now)
    }
    let end = codec.receive(Array(#"{"type":"result"}"#.utf8)[...], now: Replay.now)
    #expect(end.events.contains { if case .turnEnded = $0 { true } else { false } })
  }

  private func start(_ message: String, _ index: Int) -> String {
    #"{"type":"stream_event","api_message_id":"\#(message)","event":{"type":"content_block_start","index":\#(index),"content_block":{"type":"text","text":""}}}"#
  }

  private func delta(_ message: String, _ index: Int, _ text: String) -> String {
    #"{"type":"stream_event","api_message_id":"\#(message)","event":{"type":"content_block_delta","index":\#(index),"delta":{"type":"text_delta","text":"\#(text)"}}}"#
  }

  private func ended(_ message: String, _ index: Int, _ block: StreamedBlock, isAborted: Bool = false) -> AgentEvent {
    .blockEnded(BlockKey(message: message, index: index), block, parent: nil, isAborted: isAborted)
  }
}

/// A small generator with a seed, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
