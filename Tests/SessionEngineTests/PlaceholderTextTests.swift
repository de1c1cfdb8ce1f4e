import Testing

@testable import SessionEngine

@Suite struct PlaceholderTextTests {
  @Test(arguments: [
    ("a {x} b", "a 1 b"), ("{x}{x}", "11"), ("{{x}}", "{x}"), (#"{"a": {"b": 1}}"#, #"{"a": {"b": 1}}"#),
    ("{ x }", "{ x }"), ("{x", "{x"), ("{reply.step-1}!", "{x}!"), ("{unknown}", "{unknown}"), ("{1}", "{1}"), ("", ""),
    ("}{x}{", "}1{"), ("{{x}", "{1"),
  ])
  func onlyNamesInBracesAreFilledIn(_ text: String, _ filled: String) {
    // What is put in is not filled in again.
    #expect(PlaceholderText(text).filled(["x": "1", "reply.step-1": "{x}"]) == filled)
  }

  @Test func namesAreKnown() {
    #expect(PlaceholderText("{a} {b.c} {{d}} {a} {}").names == ["a", "b.c"])
  }
}
