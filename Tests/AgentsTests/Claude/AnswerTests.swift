import Conversation
import JSON
import Testing

@testable import Agents

/// Answers to permission requests: what is approved is what is run, and no answer goes astray.
@Suite("Answers to the CLI")
struct AnswerTests {
  /// Spacing, number forms, escapes and a name used twice: all of that must come back as it was.
  static let input = #"{ "command" : "echo \u0041", "n": 1.50, "n": 1e2 }"#

  func open(
    version: String?, tool: String = "Bash", input: String = input,
    suggestions: String = "[]"
  ) throws -> (ClaudeCodec, PermissionRequest) {
    var codec = ClaudeCodec(session: SessionID("s"))
    if let version {
      _ = codec.encode(.initialize)
      let line =
        #"{"type":"control_response","response":{"subtype":"success","request_id":"skein-1","response":{"claude_code_version":"\#(version)"}}}"#
      _ = codec.receive(Array(line.utf8)[...], now: Replay.now)
    }
    let line =
      #"{"type":"control_request","request_id":"r","request":{"subtype":"can_use_tool","tool_name":"\#(tool)","tool_use_id":"t","permission_suggestions":\#(suggestions),"input":\#(input)}}"#
    guard case .asked(let request)? = codec.receive(Array(line.utf8)[...], now: Replay.now).events.first else {
      throw JSONError(.unexpectedEnd, at: JSONPosition(offset: 0, line: 1, column: 1))
    }
    return (codec, request)
  }

  func text(_ lines: [[UInt8]]) -> String { String(decoding: lines.joined(), as: UTF8.self) }

  func wrapped(_ answer: String) -> String {
    #"{"type":"control_response","response":{"subtype":"success","request_id":"r","response":\#(answer)}}"#
  }

  @Test func theInputIsShownAsReceived() throws {
    #expect(try open(version: "2.1.329").1.input == Self.input)
  }

  @Test func allowRewritesNothing() throws {
    var (codec, request) = try open(version: "2.1.207")
    #expect(text(codec.encode(.answer(request, .allowOnce))) == wrapped(#"{"behavior":"allow"}"#))
  }

  @Test(arguments: ["2.1.206", "2.0.76", nil])
  func olderOnesGetTheirBytesBack(version: String?) throws {
    var (codec, request) = try open(version: version)
    let expected = wrapped(#"{"behavior":"allow","updatedInput":\#(Self.input)}"#)
    #expect(text(codec.encode(.answer(request, .allowOnce))) == expected)
  }

  @Test func anAnswerIsGivenOnce() throws {
    var (codec, request) = try open(version: "2.1.329")
    #expect(codec.encode(.answer(request, .allowOnce)).count == 1)
    #expect(codec.encode(.answer(request, .allowOnce)).isEmpty)
  }

  @Test func aWithdrawnQuestionGetsNoAnswer() throws {
    var (codec, request) = try open(version: "2.1.329")
    let cancel = #"{"type":"control_cancel_request","request_id":"r"}"#
    #expect(codec.receive(Array(cancel.utf8)[...], now: Replay.now).events == [.askWithdrawn(request.id)])
    #expect(codec.encode(.answer(request, .allowOnce)).isEmpty)
  }

  static let suggestions =
    #"[{"type":"addRules","rules":[{"toolName":"Bash","ruleContent":"echo *"},{"toolName":"Read"}],"behavior":"allow","destination":"localSettings"},{"type":"setMode","mode":"acceptEdits","destination":"session"},{"type":"addRules","rules":[{"toolName":"Bash","ruleContent":null}],"behavior":"allow","destination":"session"},{"type":"setMode","mode":"plan"}]"#

  @Test func whatTheCLIWouldDropIsNotOffered() throws {
    let request = try open(version: "2.1.329", suggestions: Self.suggestions).1
    #expect(request.suggestions.map(\.rule) == ["Bash(echo *), Read", "acceptEdits"])
    #expect(request.suggestions.map(\.destination) == ["localSettings", "session"])
  }

  @Test func theChosenSuggestionGoesBackAsReceived() throws {
    var (codec, request) = try open(version: "2.1.329", suggestions: Self.suggestions)
    let answer = text(codec.encode(.answer(request, .allow(suggestions: [0, 7]))))
    let update =
      #"{"type":"addRules","rules":[{"toolName":"Bash","ruleContent":"echo *"},{"toolName":"Read"}],"behavior":"allow","destination":"localSettings"}"#
    #expect(answer == wrapped(#"{"behavior":"allow","updatedPermissions":[\#(update)]}"#))
  }

  @Test func forTheSessionMeansRulesKeptInTheSession() throws {
    var (codec, request) = try open(version: "2.1.329", suggestions: Self.suggestions)
    let answer = text(codec.encode(.answer(request, .allowForSession)))
    let update =
      #"{"type":"addRules","rules":[{"toolName":"Bash","ruleContent":"echo *"},{"toolName":"Read"}],"behavior":"allow","destination":"session"}"#
    #expect(answer == wrapped(#"{"behavior":"allow","updatedPermissions":[\#(update)]}"#))
  }

  @Test(arguments: [PermissionAnswer.deny(note: nil), .deny(note: " \n"), .denyAndInterrupt, .deny(note: "use make")])
  func aDenialAlwaysSaysSomething(answer: PermissionAnswer) throws {
    var (codec, request) = try open(version: "2.1.329")
    let line = try JSONValue(parsing: text(codec.encode(.answer(request, answer))))
    let response = line["response"]?["response"]
    #expect(response?["behavior"]?.string == "deny")
    #expect(response?["message"]?.string?.contains { !$0.isWhitespace } == true)
    #expect(response?["interrupt"]?.bool == (answer == .denyAndInterrupt ? true : nil))
    if answer == .deny(note: "use make") { #expect(response?["message"]?.string == "use make") }
  }

  @Test func answersAreAddedToTheReceivedBytes() throws {
    let input = #"{ "questions":[{"question":"Which \"one\"?","options":[{"label":"A"}]}] }"#
    var (codec, request) = try open(version: "2.1.329", tool: "AskUserQuestion", input: input)
    guard case .questions(let questions) = request.kind else {
      Issue.record("no questions")
      return
    }
    #expect(questions.map(\.question) == ["Which \"one\"?"])
    let answers = [QuestionAnswer(question: questions[0].question, answer: "A, B")]
    let expected =
      #"{ "questions":[{"question":"Which \"one\"?","options":[{"label":"A"}]}] ,"answers":{"Which \"one\"?":"A, B"}}"#
    #expect(
      text(codec.encode(.answer(request, .answers(answers))))
        == wrapped(#"{"behavior":"allow","updatedInput":\#(expected)}"#))
  }

  @Test func leavingPlanModeCanSetAMode() throws {
    for (mode, updates) in [
      (
        PermissionMode.acceptEdits,
        #","updatedPermissions":[{"type":"setMode","mode":"acceptEdits","destination":"session"}]"#
      ),
      (.standard, #","updatedPermissions":[{"type":"setMode","mode":"default","destination":"session"}]"#), (nil, ""),
    ] as [(PermissionMode?, String)] {
      var (codec, request) = try open(version: "2.1.329", tool: "ExitPlanMode", input: "{}")
      #expect(request.kind == .plan(""))
      #expect(
        text(codec.encode(.answer(request, .approvePlan(mode: mode)))) == wrapped(#"{"behavior":"allow"\#(updates)}"#))
    }
  }

  @Test func unknownQuestionsAreRefusedSoThatNothingWaits() throws {
    var codec = ClaudeCodec(session: SessionID("s"))
    let line = #"{"type":"control_request","request_id":"x","request":{"subtype":"elicitation"}}"#
    let decoding = codec.receive(Array(line.utf8)[...], now: Replay.now)
    #expect(
      text(decoding.replies)
        == #"{"type":"control_response","response":{"subtype":"error","request_id":"x","error":"unsupported"}}"#)
    #expect(decoding.events == [.unknown("control_request/elicitation")])
    let hook = #"{"type":"control_request","request_id":"h","request":{"subtype":"hook_callback"}}"#
    #expect(
      text(codec.receive(Array(hook.utf8)[...], now: Replay.now).replies)
        == #"{"type":"control_response","response":{"subtype":"success","request_id":"h","response":{}}}"#)
  }
}
