import Conversation
import Testing

@testable import Agents

/// Signing in to the service, in the words of the CLI (observed of 2.1.329).
@Suite struct SignInTests {
  private let now = Timestamp(milliseconds: 0)
  private let offer = SignInOffer(
    automatic: "https://example.org/?state=s1&x=1", manual: "https://example.org/?code=true&state=s1&x=1")

  private func text(_ lines: [[UInt8]]) -> String { lines.map { String(decoding: $0, as: UTF8.self) }.joined() }

  private func answer(_ codec: inout ClaudeCodec, _ number: Int, _ rest: String) -> [AgentEvent] {
    let line = #"{"type":"control_response","response":{"request_id":"skein-\#(number)",\#(rest)}}"#
    return codec.receive(Array(line.utf8)[...], now: now).events
  }

  @Test func theAddressesAreAskedForAndTheEndIsWaitedFor() {
    var codec = ClaudeCodec(session: SessionID("s"))
    #expect(text(codec.encode(.signIn)).contains(#""subtype":"claude_authenticate","loginWithClaudeAi":true"#))
    let urls = #""subtype":"success","response":{"manualUrl":"\#(offer.manual)","automaticUrl":"\#(offer.automatic)"}"#
    #expect(answer(&codec, 1, urls) == [.signInOffered(offer)])
    #expect(text(codec.encode(.finishSignIn(nil))).contains(#""subtype":"claude_oauth_wait_for_completion""#))
    let code = SignInCode(code: "c", state: "s1")
    #expect(
      text(codec.encode(.finishSignIn(code)))
        .contains(#""subtype":"claude_oauth_callback","authorizationCode":"c","state":"s1""#))
    #expect(codec.unanswered == [.finishSignIn(nil), .finishSignIn(code)])
    #expect(
      answer(&codec, 2, #""subtype":"success","response":{"account":{"email":"a@b"}}"#) == [.signedIn(account: "a@b")])
    #expect(
      answer(&codec, 3, #""subtype":"error","error":"too late""#)
        == [.refused(.finishSignIn(code), reason: "too late")])
  }

  @Test func anAnswerWithoutAnAddressIsARefusal() {
    var codec = ClaudeCodec(session: SessionID("s"))
    _ = codec.encode(.signIn)
    #expect(
      answer(&codec, 1, #""subtype":"success","response":{}"#) == [.refused(.signIn, reason: "it told no address")])
  }

  @Test(arguments: [
    ("abc#s2", "abc", "s2"), ("  abc#s2\n", "abc", "s2"), ("abc", "abc", "s1"), ("", nil, nil), ("#s2", nil, nil),
    ("abc#", nil, nil),
  ])
  func aCodeIsReadAsItIsPasted(_ pasted: String, _ code: String?, _ state: String?) {
    let read = SignInCode(pasted: pasted, for: offer)
    #expect(read?.code == code)
    #expect(read?.state == state)
    #expect(SignInCode(pasted: "abc", for: SignInOffer(automatic: "a", manual: "b")) == nil)
  }
}
