import Conversation
import Testing

@testable import App

@Suite struct SessionAdjustmentTests {
  @Test func whatChangedIsToldInOneSentence() {
    let old = SessionOptions(agent: "claude", folder: "/p")
    #expect(SessionAdjustment.sentence("fox", from: old, to: old) == nil)
    var new = old
    new.model = "opus"
    new.permissionMode = .plan
    new.systemPrompt = "a long text"
    new.allowedTools = ["Bash(git *)", "Edit"]
    new.maxTurns = 3
    new.isSafe = true
    #expect(
      SessionAdjustment.sentence("fox", from: old, to: new)
        == "“fox” from now on: model opus; permission mode plan; system prompt set; turns at most 3; "
        + "allowed tools Bash(git *), Edit; safe mode on.")
    #expect(
      SessionAdjustment.sentence("fox", from: new, to: old)
        == "“fox” from now on: model the agent’s own; permission mode the agent’s own; system prompt the agent’s own; "
        + "turns at most any number; allowed tools none; safe mode off.")
  }
}
