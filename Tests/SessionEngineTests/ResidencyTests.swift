import Agents
import Conversation
import History
import Testing

@testable import SessionEngine

@Suite struct ResidencyTests {
  @Test func theOneNotUsedForLongestRests() {
    var residency = Residency(limit: 2)
    #expect(residency.update("a", .now).isEmpty)
    #expect(residency.update("b", .now).isEmpty)
    #expect(residency.update("b", .later).isEmpty)
    #expect(residency.update("a", .later).isEmpty)
    #expect(residency.update("c", .now) == ["b"])
    // Asked once; it ends.
    #expect(residency.update("c", .later).isEmpty)
    #expect(residency.update("b", .never).isEmpty)
    #expect(residency.update("b", nil).isEmpty)
    #expect(residency.update("b", .now) == ["a"])
  }

  @Test func whatIsNeededNeverEnds() {
    var residency = Residency(limit: 1)
    for id in ["a", "b", "c"] { #expect(residency.update(SessionID(id), .now).isEmpty) }
    #expect(residency.update("b", .later) == ["b"])
    #expect(residency.update("b", nil).isEmpty)
    #expect(residency.update("a", .later) == ["a"])
    #expect(residency.update("a", nil).isEmpty)
    #expect(residency.update("c", .later).isEmpty)
  }

  @Test func aSessionThatIsUsedAgainBeforeItHeardKeepsItsAgent() {
    var residency = Residency(limit: 1)
    _ = residency.update("a", .now)
    _ = residency.update("a", .later)
    #expect(residency.update("b", .now) == ["a"])
    #expect(residency.update("a", .now).isEmpty)
    #expect(residency.update("b", .later) == ["b"])
  }

  @Test(arguments: [(0, 4), (2_000_000_000, 4), (8_000_000_000, 8), (25_000_000_000, 20), (.max, 20)])
  func theUsualLimitComesFromMemory(_ memory: Int, _ limit: Int) {
    #expect(Residency.usualLimit(memory: memory) == limit)
  }

  @Test func onlyASessionWithNothingUnderWayRests() {
    let now = Timestamp(milliseconds: 1)
    let record = SessionRecord(
      id: SessionID("s"), name: "fox", options: SessionOptions(agent: "claude", folder: "/"), place: 0, created: now)
    var state = SessionState(record: record, transcript: Transcript())
    #expect(state.need == nil)
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    #expect(state.need == .now)
    state.receive(.turnBegan(model: nil, mode: nil, prompts: ["p1"]), now: now)
    state.receive(.turnEnded(TurnEnd(outcome: .completed)), now: now)
    #expect(state.need == .later)
    state.isOpen = true
    #expect(state.need == .now)
    state.isOpen = false
    state.receive(
      .asked(PermissionRequest(id: "r", session: "s", toolCall: nil, toolName: "Bash", input: "{}", asked: now)),
      now: now)
    #expect(state.need == .now)
    _ = state.takeActions()
    state.rest()
    #expect(state.takeActions().isEmpty)
    state.receive(.askWithdrawn("r"), now: now)
    state.rest()
    #expect(state.takeActions() == [.end(isBusy: false)])
    state.submit(Prompt(id: "p2", text: "while it ends"), holds: false, now: now)
    _ = state.takeActions()
    state.receive(.ended(AgentEnd(exitCode: 0, wasAsked: true)), now: now)
    let actions = state.takeActions()
    #expect(actions.contains { if case .start(.resume) = $0 { true } else { false } })
    #expect(actions.contains { if case .send(.prompt(let prompt)) = $0 { prompt.id == "p2" } else { false } })
  }
}
