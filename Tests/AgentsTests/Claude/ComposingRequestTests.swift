import Conversation
import Testing

@testable import Agents

/// What the composer needs of the CLI: pictures in prompts, and paths to complete.
@Suite struct ComposingRequestTests {
  private let now = Timestamp(milliseconds: 0)

  private func text(_ lines: [[UInt8]]) -> String { lines.map { String(decoding: $0, as: UTF8.self) }.joined() }

  @Test func aPictureStandsBeforeTheText() {
    var codec = ClaudeCodec(session: SessionID("s"))
    let prompt = Prompt(id: PromptID("u1"), text: "look")
    let lines = codec.encode(.promptWithImages(prompt, [ImageContent(mediaType: "image/png", bytes: [1, 2, 255])]))
    #expect(
      text(lines)
        == #"{"type":"user","uuid":"u1","message":{"role":"user","content":[{"type":"image","source":{"type":"base64","#
        + #""media_type":"image/png","data":"AQL/"}},{"type":"text","text":"look"}]}}"#)
  }

  @Test func pathsAreAskedForAndRead() {
    var codec = ClaudeCodec(session: SessionID("s"))
    #expect(
      text(codec.encode(.suggestFiles("co")))
        == #"{"type":"control_request","request_id":"skein-1","request":{"subtype":"file_suggestions","query":"co"}}"#)
    let answer =
      #"{"type":"control_response","response":{"subtype":"success","request_id":"skein-1","response":"#
      + #"{"suggestions":[{"path":"sub/"},{"path":"a.swift"},{}],"cwd":"/"}}}"#
    let events = codec.receive(Array(answer.utf8)[...], now: now).events
    #expect(events == [.filesSuggested(query: "co", paths: ["sub/", "a.swift"])])
  }

  @Test func anAgentThatDoesNotHelpIsNoTrouble() {
    var codec = ClaudeCodec(session: SessionID("s"))
    _ = codec.encode(.suggestFiles("co"))
    let answer =
      #"{"type":"control_response","response":{"subtype":"error","request_id":"skein-1","error":"Unsupported","#
      + #""error_code":"unsupported_request"}}"#
    let events = codec.receive(Array(answer.utf8)[...], now: now).events
    #expect(events == [.filesSuggested(query: "co", paths: nil)])
    #expect(codec.unanswered.isEmpty)
  }
}
