import Agents
import Conversation
import History
import Testing

@testable import SessionEngine

@Suite struct CountingTests {
  private let now = Timestamp(milliseconds: 1_000)

  private func usage(_ tokens: Int, _ cost: Double = 0) -> Usage {
    var usage = Usage()
    usage.inputTokens = tokens
    usage.cost = cost
    return usage
  }

  private func fresh() -> SessionState {
    SessionState(
      record: SessionRecord(
        id: SessionID("s"), name: "fox", options: SessionOptions(agent: "claude", folder: "/"), place: 0, created: now),
      transcript: Transcript())
  }

  private func spent(_ state: inout SessionState, by counted: [String: Usage]) -> [String: Usage] {
    state.receive(.turnEnded(TurnEnd(outcome: .completed, counted: counted)), now: now)
    return spent(&state)
  }

  private func spent(_ state: inout SessionState) -> [String: Usage] {
    var spent: [String: Usage] = [:]
    for case .spent(let spending) in state.takeActions() { spent[spending.model] = spending.usage }
    return spent
  }

  @Test func aTurnTookWhatIsMoreThanBefore() {
    var state = fresh()
    #expect(spent(&state, by: ["opus": usage(10, 0.5)]) == ["opus": usage(10, 0.5)])
    #expect(
      spent(&state, by: ["opus": usage(15, 0.75), "haiku": usage(3)]) == ["opus": usage(5, 0.25), "haiku": usage(3)])
    #expect(spent(&state, by: ["opus": usage(15, 0.75), "haiku": usage(3)]).isEmpty)
    #expect(spent(&state, by: [:]).isEmpty)
  }

  @Test func aNewConversationCountsFromNothing() {
    var state = fresh()
    _ = spent(&state, by: ["opus": usage(10)])
    state.clear(now: now)
    #expect(spent(&state, by: ["opus": usage(12)]) == ["opus": usage(12)])
    // An agent that began anew without saying so.
    #expect(spent(&state, by: ["opus": usage(7)]) == ["opus": usage(7)])
  }

  @Test func whatAnOlderSkeinSummedIsCountedOnceForThatTime() {
    var state = fresh()
    state.record.usage = usage(100, 2)
    state.record.model = "opus"
    #expect(state.record.formerly?.usage == usage(100, 2))
    state.receive(.turnEnded(TurnEnd(outcome: .completed, counted: ["opus": usage(110, 2.5)])), now: now)
    let all = state.takeActions().compactMap { if case .spent(let spending) = $0 { spending.usage } else { nil } }
    #expect(all == [usage(100, 2), usage(10, 0.5)])
    #expect(state.record.formerly == nil)
  }
}
