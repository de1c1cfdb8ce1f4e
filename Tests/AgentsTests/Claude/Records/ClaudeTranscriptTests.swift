import Conversation
import Foundation
import Testing

@testable import Agents

@Suite struct ClaudeTranscriptTests {
  private func transcript(_ lines: [String], agents: [ToolCallID: [String]] = [:]) -> ClaudeTranscript {
    ClaudeTranscript(
      reading: Array(lines.joined(separator: "\n").utf8),
      agents: agents.mapValues { Array($0.joined(separator: "\n").utf8) })
  }

  private func user(_ id: String, after parent: String?, _ text: String, _ more: String = "") -> String {
    entry("user", id, after: parent, #"{"role":"user","content":"\#(text)"}"#, more)
  }

  private func reply(_ id: String, after parent: String?, of message: String, _ content: String) -> String {
    entry(
      "assistant", id, after: parent,
      #"{"id":"\#(message)","model":"opus","usage":{"input_tokens":10,"output_tokens":2},"content":[\#(content)]}"#)
  }

  private func result(_ id: String, after parent: String, of call: String, _ more: String = "") -> String {
    entry(
      "user", id, after: parent,
      #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"\#(call)","content":"out of \#(call)"}]}"#, more)
  }

  private func entry(_ type: String, _ id: String, after parent: String?, _ message: String, _ more: String = "")
    -> String
  {
    let parent = parent.map { "\"\($0)\"" } ?? "null"
    return
      #"{"parentUuid":\#(parent),"type":"\#(type)","uuid":"\#(id)","timestamp":"2026-11-20T18:24:15.358Z","cwd":"/p","message":\#(message)\#(more)}"#
  }

  private func text(_ words: String) -> String { #"{"type":"text","text":"\#(words)"}"# }
  private func call(_ id: String) -> String {
    #"{"type":"tool_use","id":"\#(id)","name":"Bash","input":{"command":"ls"}}"#
  }

  private func words(_ transcript: ClaudeTranscript) -> [String] {
    transcript.blocks.map { block in
      switch block.content {
      case .prompt(let prompt): "> \(prompt.text)"
      case .text(let text): text.text
      case .thinking(let thinking): "(\(thinking.text))"
      case .tool(let call): "\(call.name) \(call.input) \(call.state): \(call.output ?? "-")"
      case .notice(let notice): "* \(notice.text)"
      case .decision: "decision"
      }
    }
  }

  @Test func aTurnWithAToolIsReadAlongItsParents() throws {
    let record = transcript([
      #"{"type":"queue-operation","operation":"enqueue"}"#, user("u1", after: nil, "list"),
      #"{"type":"attachment","uuid":"t1","parentUuid":"u1","attachment":{"type":"date"}}"#,
      #"{"type":"api-request","uuid":"t9","params":{}}"#,
      reply("a1", after: "t1", of: "m1", #"{"type":"thinking","thinking":"hm"}"#),
      reply("a2", after: "a1", of: "m1", call("c1")),
      result(
        "r1", after: "a2", of: "c1", #","toolUseResult":{"stdout":"a\nb","stderr":"","interrupted":false}"#),
      reply("a3", after: "r1", of: "m2", text("two files")), "not JSON", #"{"type":"cost-state","totalCostUSD":0.5}"#,
    ])
    #expect(
      words(record) == ["> list", "(hm)", #"Bash {"command":"ls"} succeeded: out of c1"#, "two files"])
    #expect(record.blocks.map(\.id.rawValue) == [1, 2, 3, 4])
    #expect(record.blocks[0].time == Timestamp(milliseconds: 1_795_199_055_358))
    #expect(record.folder == "/p")
    #expect(record.model == "opus")
    #expect(record.usage.inputTokens == 20)
    #expect(record.usage.cost == 0.5)
    guard case .tool(let call) = record.blocks[2].content else { throw CancellationError() }
    #expect(
      call.result
        == .command(standardOutput: "a\nb", standardError: "", isInterrupted: false, backgroundTask: nil))
  }

  @Test func onlyTheBranchThatWasGoneOnWithIsRead() {
    let record = transcript([
      user("u1", after: nil, "one"), reply("a1", after: "u1", of: "m1", text("dead")),
      user("s1", after: "u1", "for the helper", #","isSidechain":true"#),
      user("u2", after: nil, "two"), reply("a2", after: "u2", of: "m2", text("alive")),
      user("s2", after: "s1", "helper again", #","isSidechain":true"#),
    ])
    #expect(words(record) == ["> two", "alive"])
  }

  @Test func whatSubAgentsDidFollowsTheCallsThatStartedThem() {
    let aside = #","isSidechain":true"#
    func side(_ line: String) -> String { String(line.dropLast()) + aside + "}" }
    let record = transcript(
      [
        user("u1", after: nil, "look"), reply("a1", after: "u1", of: "m1", call("c1")),
        result("r1", after: "a1", of: "c1"), reply("a2", after: "r1", of: "m2", text("done")),
      ],
      agents: [
        "c1": [
          user("s1", after: nil, "its task", aside), side(reply("s2", after: "s1", of: "n1", text("I look."))),
          side(reply("s3", after: "s2", of: "n1", call("c2"))), result("s4", after: "s3", of: "c2", aside),
          side(reply("s5", after: "s4", of: "n2", text("seen"))),
        ],
        "c2": [
          user("t1", after: nil, "deeper", aside), side(reply("t2", after: "t1", of: "o1", call("c3"))),
          result("t3", after: "t2", of: "c3", aside),
        ], "c9": [side(reply("x1", after: nil, of: "x", text("of nobody")))],
      ])
    let ran = #"Bash {"command":"ls"} succeeded: out of "#
    #expect(words(record) == ["> look", ran + "c1", "I look.", ran + "c2", ran + "c3", "seen", "done"])
    #expect(record.blocks.map(\.parent) == [nil, nil, "c1", "c1", "c2", "c1", nil])
    #expect(record.blocks.map(\.id.rawValue) == [1, 2, 3, 4, 5, 6, 7])
    // The context is that of the main conversation.
    #expect(record.usage.inputTokens == 20)
  }

  @Test func refusedCallsAndSeveralResultsInOneEntryAreRead() {
    func part(_ call: String, _ isError: Bool) -> String {
      #"{"type":"tool_result","tool_use_id":"\#(call)","is_error":\#(isError),"content":"out of \#(call)"}"#
    }
    let record = transcript([
      user("u1", after: nil, "three"), reply("a1", after: "u1", of: "m1", call("c1")),
      reply("a2", after: "a1", of: "m1", call("c2")), reply("a3", after: "a2", of: "m1", call("c3")),
      entry("user", "r1", after: "a3", #"{"content":[\#(part("c1", false)),\#(part("c2", true))]}"#),
      entry(
        "user", "r2", after: "r1", #"{"content":[\#(part("c3", true))]}"#,
        #","toolUseResult":"Error: no","permissionDecision":{"decision":"reject","source":"user_reject"}"#),
    ])
    let ran = #"Bash {"command":"ls"} "#
    #expect(
      words(record) == [
        "> three", ran + "succeeded: out of c1", ran + "failed: out of c2", ran + "denied: out of c3",
      ])
  }

  @Test func callsSideBySideKeepTheirResults() {
    let record = transcript([
      user("u1", after: nil, "both"), reply("a1", after: "u1", of: "m1", call("c1")),
      reply("a2", after: "a1", of: "m1", call("c2")), result("r1", after: "a1", of: "c1"),
      result("r2", after: "a2", of: "c2"), reply("a3", after: "r1", of: "m2", text("done")),
    ])
    #expect(
      words(record) == [
        "> both", #"Bash {"command":"ls"} succeeded: out of c1"#, #"Bash {"command":"ls"} succeeded: out of c2"#,
        "done",
      ])
  }

  @Test func aCompactionIsCrossed() {
    let record = transcript([
      user("u1", after: nil, "before"), reply("a1", after: "u1", of: "m1", text("yes")),
      #"{"type":"system","subtype":"compact_boundary","uuid":"k1","parentUuid":null,"logicalParentUuid":"a1","content":"x"}"#,
      user("u2", after: "k1", "This session is continued", #","isCompactSummary":true"#),
      user("u3", after: "u2", "after"),
    ])
    #expect(words(record) == ["> before", "yes", "* The conversation was compacted.", "> after"])
  }

  @Test func whatTheUserDidNotSayIsNoPrompt() {
    let record = transcript([
      user("u1", after: nil, "caveat", #","isMeta":true"#),
      user(
        "u2", after: "u1",
        "<command-message>greet</command-message>\\n<command-name>/greet</command-name>\\n<command-args>Bob</command-args>"
      ),
      user("u3", after: "u2", "<local-command-stdout>Set model</local-command-stdout>"),
      user("u4", after: "u3", "[Request interrupted by user]"),
      #"{"type":"attachment","uuid":"t1","parentUuid":"u4","attachment":{"type":"queued_command","prompt":"and more"}}"#,
      reply("a1", after: "t1", of: "m1", call("c1")),
    ])
    #expect(
      words(record) == [
        "> /greet Bob", "* Set model", "* Interrupted.", "> and more", #"Bash {"command":"ls"} interrupted: -"#,
      ])
  }

  @Test func aCircleOfParentsEnds() {
    #expect(words(transcript([user("u1", after: "u2", "a"), user("u2", after: "u1", "b")])) == ["> a", "> b"])
    #expect(transcript(["", "null", "{}"]).blocks.isEmpty)
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00.000Z", 0), ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
    ("2026-11-20T18:24:15Z", 1_795_199_055_000),
    ("2026-13-20T18:24:15Z", nil), ("yesterday", nil),
  ])
  func momentsAreRead(_ text: String, _ milliseconds: Int64?) {
    #expect(Timestamp(iso8601: text)?.milliseconds == milliseconds)
  }
}
