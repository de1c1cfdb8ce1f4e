import Agents
import Conversation
import History
import Testing

@testable import SessionEngine

/// An agent that ends by itself comes back, and nothing is done twice.
@Suite struct RevivalTests {
  private let now = Timestamp(milliseconds: 1_000)
  private let killed = AgentEvent.ended(AgentEnd(signal: 9, standardError: "killed"))
  private let key = BlockKey(message: "m1", index: 0)

  private func fresh() -> SessionState {
    let record = SessionRecord(
      id: SessionID("s"), name: "fox", options: SessionOptions(agent: "claude", folder: "/"), place: 0, created: now,
      conversation: ConversationID("c"))
    return SessionState(record: record, transcript: Transcript())
  }

  /// The prompt `p1` was sent; whether it arrived is open.
  private func asked() -> SessionState {
    var state = fresh()
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.receive(.ready(AgentInfo()), now: now)
    _ = state.takeActions()
    return state
  }

  /// The turn of `p1` runs.
  private func working() -> SessionState {
    var state = asked()
    state.receive(.turnBegan(model: "m", mode: .standard, prompts: ["p1"]), now: now)
    state.receive(.blockBegan(key, .text(""), parent: nil), now: now)
    state.receive(.blockGrew(key, "half an ans"), now: now)
    _ = state.takeActions()
    return state
  }

  private func recalled(_ prompts: PromptID..., hasConversation: Bool = true) -> AgentRecollection {
    AgentRecollection(hasConversation: hasConversation, prompts: Set(prompts))
  }

  private func starts(_ actions: [SessionAction]) -> [ConversationStart] {
    actions.compactMap { if case .start(let start) = $0 { start } else { nil } }
  }

  private func prompts(_ actions: [SessionAction]) -> [PromptID] {
    actions.compactMap { if case .send(.prompt(let prompt)) = $0 { prompt.id } else { nil } }
  }

  private func notices(_ state: SessionState) -> [String] {
    state.transcript.blocks.compactMap { if case .notice(let notice) = $0.content { notice.text } else { nil } }
  }

  private func delivery(of id: PromptID, in state: SessionState) -> Prompt.Delivery? {
    for case .prompt(let prompt) in state.transcript.blocks.map(\.content) where prompt.id == id {
      return prompt.delivery
    }
    return nil
  }

  @Test func aTurnThatWasCutOffKeepsItsWordsAndIsNotRunAgain() {
    var state = working()
    state.receive(killed, recalled: recalled("p1"), now: now)
    let actions = state.takeActions()
    #expect(starts(actions) == [.resume(ConversationID("c"))])
    #expect(prompts(actions).isEmpty)
    #expect(actions.contains { if case .turnLost = $0 { true } else { false } })
    #expect(
      state.transcript.blocks.contains { $0.content == .text(TextBlock(text: "half an ans", ending: .interrupted)) })
    #expect(notices(state).count == 1)
    #expect(state.turn == .none && !state.record.isMidTurn)
    state.receive(.ready(AgentInfo()), now: now)
    state.refreshStatus(now: now)
    #expect(state.status == .idle)
    state.submit(Prompt(id: "p2", text: "go on"), holds: false, now: now)
    let next = state.takeActions()
    #expect(starts(next).isEmpty && prompts(next) == ["p2"])
  }

  @Test func aPromptThatTheAgentDoesNotHaveIsSentOnceMoreAndNotTwice() {
    var state = asked()
    state.receive(killed, recalled: recalled(hasConversation: false), now: now)
    let actions = state.takeActions()
    #expect(starts(actions) == [.new(ConversationID("c"))])
    #expect(prompts(actions) == ["p1"])
    #expect(state.turn == .requested)
    state.receive(.ready(AgentInfo()), now: now)
    state.receive(killed, recalled: recalled(hasConversation: false), now: now)
    let second = state.takeActions()
    #expect(prompts(second).isEmpty)
    #expect(second.contains { if case .withdrawn(let prompt) = $0 { prompt.id == "p1" } else { false } })
    #expect(starts(second).count == 1)
    #expect(state.turn == .none)
  }

  @Test func aPromptThatTheAgentWroteDownIsTakenAndNotSentAgain() {
    var state = asked()
    state.receive(killed, recalled: recalled("p1"), now: now)
    let actions = state.takeActions()
    #expect(starts(actions) == [.resume(ConversationID("c"))])
    #expect(prompts(actions).isEmpty)
    #expect(delivery(of: "p1", in: state) == .taken)
  }

  @Test func whereNoRecordCanBeReadThePromptIsNotSentAgain() {
    var state = asked()
    state.receive(killed, now: now)
    let actions = state.takeActions()
    #expect(starts(actions).count == 1 && prompts(actions).isEmpty)
    #expect(delivery(of: "p1", in: state) == .uncertain)
  }

  @Test func aPromptThatWasInterruptedBeforeTheCrashGoesBackToTheComposer() {
    var state = asked()
    state.interrupt()
    _ = state.takeActions()
    state.receive(killed, recalled: recalled(), now: now)
    let actions = state.takeActions()
    #expect(prompts(actions).isEmpty)
    #expect(actions.contains { if case .withdrawn(let prompt) = $0 { prompt.id == "p1" } else { false } })
  }

  @Test func promptsThatWaitedBehindALostTurnAreHeldExceptThoseTakenIn() {
    var state = working()
    state.submit(Prompt(id: "p2", text: "taken"), holds: false, now: now)
    state.submit(Prompt(id: "p3", text: "waits"), holds: false, now: now)
    _ = state.takeActions()
    state.receive(killed, recalled: recalled("p1", "p2"), now: now)
    #expect(prompts(state.takeActions()).isEmpty)
    #expect(delivery(of: "p2", in: state) == .taken)
    #expect(state.record.queue.map(\.text) == ["waits"])
    #expect(state.record.queue.map(\.delivery) == [.held])
    state.receive(.ready(AgentInfo()), now: now)
    #expect(prompts(state.takeActions()).isEmpty)
  }

  @Test func aPromptThatWaitedBehindAFinishedTurnIsSentAgain() {
    var state = working()
    state.submit(Prompt(id: "p2", text: "next"), holds: false, now: now)
    state.receive(.turnEnded(TurnEnd(outcome: .completed)), now: now)
    _ = state.takeActions()
    state.receive(killed, recalled: recalled("p1"), now: now)
    #expect(prompts(state.takeActions()) == ["p2"])
    state.receive(.turnBegan(model: nil, mode: nil, prompts: ["p2"]), now: now)
    #expect(delivery(of: "p2", in: state) == .taken)
    #expect(state.record.queue.isEmpty)
  }

  @Test func anAgentThatKeepsEndingStaysDownUntilThePersonTriesAgain() {
    var state = working()
    var count = 0
    state.receive(killed, recalled: recalled("p1"), now: now)
    for _ in 0..<5 {
      count += starts(state.takeActions()).count
      state.receive(killed, now: now)
    }
    count += starts(state.takeActions()).count
    #expect(count == 3)
    state.refreshStatus(now: now)
    guard case .failed(let reason) = state.status else {
      Issue.record("status is \(state.status)")
      return
    }
    #expect(reason.contains("signal 9"))
    state.submit(Prompt(id: "p9", text: "again"), holds: false, now: now)
    let actions = state.takeActions()
    #expect(starts(actions) == [.resume(ConversationID("c"))])
    #expect(prompts(actions) == ["p9"])
  }

  @Test func slowCrashesAreEachMended() {
    var state = working()
    for round in 0..<6 {
      let then = Timestamp(milliseconds: 1_000 + Int64(round) * 2_000)
      state.receive(.turnBegan(model: nil, mode: nil, prompts: []), now: then)
      state.receive(killed, recalled: recalled("p1"), now: then)
      #expect(starts(state.takeActions()).count == 1)
    }
  }

  @Test func aStartThatTheAgentRefusesIsNotRepeated() {
    var state = fresh()
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    _ = state.takeActions()
    state.receive(.ended(AgentEnd(exitCode: 1, standardError: "error: unknown option")), now: now)
    let actions = state.takeActions()
    #expect(starts(actions).isEmpty)
    #expect(actions.contains { if case .withdrawn = $0 { true } else { false } })
  }

  @Test func aConversationThatIsGoneWhenTheAgentComesBackIsBegunAfresh() {
    var state = working()
    state.receive(killed, recalled: recalled("p1"), now: now)
    _ = state.takeActions()
    state.receive(.turnEnded(TurnEnd(outcome: .unknownConversation)), now: now)
    state.receive(.ended(AgentEnd(exitCode: 1, standardError: "No conversation found with session ID: c")), now: now)
    let again = starts(state.takeActions())
    #expect(again.count == 1 && again != [.resume(ConversationID("c"))])
    #expect(state.turn == .none)
  }
}
