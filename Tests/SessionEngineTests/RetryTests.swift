import Agents
import Conversation
import History
import Testing

@testable import SessionEngine

/// Trying again after an agent failed.
@Suite(.timeLimit(.minutes(1))) struct RetryTests {
  private let now = Timestamp(milliseconds: 1_000)

  private func failed() -> SessionState {
    var state = SessionState(
      record: SessionRecord(
        id: SessionID("s"), name: "fox", options: SessionOptions(agent: "claude", folder: "/"), place: 0, created: now),
      transcript: Transcript())
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.submit(Prompt(id: "p2", text: "and"), holds: true, now: now)
    state.receive(.ended(AgentEnd(exitCode: 1)), now: now)
    _ = state.takeActions()
    return state
  }

  private func starts(_ actions: [SessionAction]) -> Int {
    actions.count { if case .start = $0 { true } else { false } }
  }

  private func sent(_ actions: [SessionAction]) -> [String] {
    actions.compactMap { if case .send(.prompt(let prompt)) = $0 { prompt.text } else { nil } }
  }

  @Test func whatWaitsIsSentOnOnce() {
    var state = failed()
    #expect(state.failure != nil)
    state.tryAgain(now: now)
    let actions = state.takeActions()
    #expect(starts(actions) == 1)
    #expect(sent(actions) == ["and"])
    state.tryAgain(now: now)
    #expect(sent(state.takeActions()).isEmpty)
  }

  @Test func withNothingWaitingTheAgentIsStarted() {
    var state = failed()
    state.record.queue = []
    state.tryAgain(now: now)
    let actions = state.takeActions()
    #expect(starts(actions) == 1)
    #expect(sent(actions).isEmpty)
    #expect(state.failure == nil)
    state.receive(.ready(AgentInfo()), now: now)
    state.tryAgain(now: now)
    #expect(state.firstProblem != nil)
  }

  @Test func anAgentThatDoesNotAnswerGivesThePromptBack() {
    var state = failed()
    state.record.queue = []
    state.submit(Prompt(id: "p3", text: "hello"), holds: false, now: now)
    _ = state.takeActions()
    var end = AgentEnd(signal: 15, standardError: "waiting for the moon", startFailure: "It did not answer.")
    end.didNotAnswer = true
    state.receive(.ended(end), now: now)
    let back = state.takeActions().compactMap { if case .withdrawn(let prompt) = $0 { prompt.text } else { nil } }
    #expect(back == ["hello"])
    #expect(state.failure == "It did not answer. It said: waiting for the moon")
    #expect(state.process == .none)
  }

  @Test func aSupervisedAgentIsStartedAgainWhereItHadNothingToDo() {
    var state = failed()
    state.record.queue = []
    state.supervise()
    state.receive(.ready(AgentInfo()), now: now)
    #expect(state.need == .now)
    _ = state.takeActions()
    for _ in 1...3 {
      state.receive(.ended(AgentEnd(signal: 9)), now: now)
      #expect(starts(state.takeActions()) == 1)
      state.receive(.ready(AgentInfo()), now: now)
    }
    state.receive(.ended(AgentEnd(signal: 9)), now: now)
    #expect(starts(state.takeActions()) == 0)
    state.tryAgain(now: now)
    state.receive(.ready(AgentInfo()), now: now)
    state.stop()
    state.receive(.ended(AgentEnd(exitCode: 0, wasAsked: true)), now: now)
    #expect(starts(state.takeActions()) == 1, "only the one that was asked for")
    #expect(state.process == .none)
  }

  @Test func theNeighboursOfACrashingAgentGoOn() async throws {
    let connector = FrailConnector()
    let engine = SessionEngine(store: MemoryStore(), connector: connector)
    await engine.start()
    let options = SessionOptions(agent: "claude", folder: "/")
    let one = try await engine.create(name: "one", options: options).id
    let frail = try await engine.create(name: "frail", options: options).id
    let three = try await engine.create(name: "three", options: options).id
    for id in [one, three] { _ = try await engine.ask("before", in: id) }
    connector.frail.withLock { $0 = frail }
    engine.send(.submit(frail, Prompt(text: "first"), holds: false))
    for number in 1...4 {
      for id in [one, three] { #expect(try await engine.ask("\(number)", in: id).content == "You said: \(number)") }
    }
    var status: SessionStatus?
    while true {
      status = try await engine.view(of: frail).summary.status
      if case .failed = status { break }
      try Task.checkCancellation()
      await Task.yield()
    }
    #expect(connector.starts.withLock { $0[one] } == 1)
    #expect(connector.starts.withLock { $0[three] } == 1)
    #expect(connector.starts.withLock { $0[frail] } == 4)
    #expect(connector.prompts.withLock { $0.count { $0.text == "first" } } == 1)

    connector.frail.withLock { $0 = nil }
    try await engine.retry(frail)
    #expect(try await engine.ask("again", in: frail).content == "You said: again")
    await #expect(throws: Problem.self) { try await engine.retry(frail) }
    await engine.close()
  }
}
