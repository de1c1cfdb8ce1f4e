import Agents
import Conversation
import History
import Testing

@testable import SessionEngine

@Suite struct SessionStateTests {
  private let now = Timestamp(milliseconds: 1_000)

  private func fresh() -> SessionState {
    let record = SessionRecord(
      id: SessionID("s"), name: "fox", options: SessionOptions(agent: "claude", folder: "/"), place: 0, created: now,
      conversation: ConversationID("c"))
    return SessionState(record: record, transcript: Transcript())
  }

  /// A session whose agent answers the prompt `p1`.
  private func working() -> SessionState {
    var state = fresh()
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.receive(.ready(AgentInfo()), now: now)
    state.receive(.turnBegan(model: "m", mode: .standard, prompts: ["p1"]), now: now)
    _ = state.takeActions()
    return state
  }

  private func sent(_ state: inout SessionState) -> [AgentRequest] {
    state.takeActions().compactMap { if case .send(let request) = $0 { request } else { nil } }
  }

  private func request(_ id: String, call: ToolCallID? = nil) -> PermissionRequest {
    PermissionRequest(
      id: RequestID(id), session: SessionID("s"), toolCall: call, toolName: "Bash", input: "{}", asked: now)
  }

  @Test func theFirstPromptIsDurableBeforeTheAgentStartsAndGetsIt() {
    var state = fresh()
    let prompt = Prompt(id: "p1", text: "hello")
    state.submit(prompt, holds: false, now: now)
    let actions = state.takeActions()
    var waiting = prompt
    waiting.delivery = .waiting
    #expect(
      actions == [
        .change(.put(Block(id: BlockID(1), time: now, content: .prompt(waiting)))), .commit,
        .start(.new(ConversationID("c"))), .send(.prompt(waiting)),
      ])
  }

  @Test func whyATurnFailedIsToldUntilTheNextBegins() {
    var state = working()
    state.receive(.turnEnded(TurnEnd(outcome: .failed, message: "API Error: 400")), now: now)
    #expect(state.summary.turnFailure == "API Error: 400")
    #expect(state.summary.unread == 1)
    state.receive(.turnBegan(model: nil, mode: nil, prompts: []), now: now)
    #expect(state.summary.turnFailure == nil)
  }

  @Test func decisionsAreToldInTheWordsOfTheirKind() {
    var plan = request("r1")
    plan.kind = .plan("Do it")
    #expect(Decision(of: plan, answer: .deny(note: "test it too")).outcome == "plan sent back: test it too")
    #expect(Decision(of: plan, answer: .deny(note: nil)).outcome == "plan not approved")
    var tool = request("r2")
    tool.suggestions = [
      PermissionSuggestion(update: "{}", rule: "Bash(ls *)", type: "addRules", destination: "localSettings"),
      PermissionSuggestion(update: "{}", rule: "acceptEdits", type: "setMode", destination: "session"),
    ]
    #expect(
      Decision(of: tool, answer: .allowForSession).outcome == "allowed, for this session with the rule Bash(ls *)")
    #expect(Decision(of: tool, answer: .deny(note: "no")).outcome == "denied: no")
  }

  @Test func aDecisionStandsInsideOfItsSubAgentAlsoWhereItsCallIsNotTold() {
    var state = working()
    let call = StreamedBlock.tool("c1", name: "Agent", input: "{}")
    state.receive(.blockEnded(BlockKey(message: "m", index: 0), call, parent: nil, isAborted: false), now: now)
    for (name, agent) in [("r1", ToolCallID("c1")), ("r2", ToolCallID("c9"))] {
      var request = request(name, call: "unseen")
      request.agentCall = agent
      state.receive(.asked(request), now: now)
      state.answer(request.id, .allowOnce, now: now)
    }
    let decisions = state.transcript.blocks.filter { if case .decision = $0.content { true } else { false } }
    #expect(decisions.map(\.parent) == ["c1", nil])
  }

  /// The CLI says first that it let go of the prompt, then that this was what was asked of it.
  @Test func aPromptThatIsTakenBackGoesToTheComposerAndNotIntoTheQueue() {
    var state = working()
    let prompt = Prompt(id: "p2", text: "and", delivery: .waiting)
    state.submit(prompt, holds: false, now: now)
    state.withdraw("p2")
    _ = state.takeActions()
    state.receive(.promptMoved("p2", .cancelled), now: now)
    state.receive(.withdrawAnswered("p2", true), now: now)
    #expect(state.takeActions().contains(.withdrawn(prompt)))
    #expect(state.record.queue.isEmpty && !state.isQueuePaused)
    // Where the agent lets go of one by itself, it is held.
    state.submit(Prompt(id: "p3", text: "more"), holds: false, now: now)
    state.receive(.promptMoved("p3", .cancelled), now: now)
    #expect(state.record.queue.map(\.delivery) == [.held])
  }

  @Test func aKnownConversationIsResumed() {
    var state = fresh()
    state.record.hasConversation = true
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    #expect(state.takeActions().contains(.start(.resume(ConversationID("c")))))
  }

  @Test func aPromptSentWhileBusyWaitsAndTakesItsPlaceWhenTheTurnTakesItIn() {
    var state = working()
    state.submit(Prompt(id: "p2", text: "and"), holds: false, now: now)
    #expect(state.record.queue.map(\.delivery) == [.waiting])
    #expect(sent(&state).count == 1)
    state.receive(.promptMoved("p2", .started), now: now)
    #expect(state.record.queue.isEmpty)
    guard case .prompt(let prompt)? = state.transcript.blocks.last?.content else {
      Issue.record("the prompt is not in the transcript")
      return
    }
    #expect(prompt.id == "p2")
    #expect(prompt.delivery == .taken)
  }

  @Test func aHeldPromptIsSentWhenTheTurnEndsAndNotBefore() {
    var state = working()
    state.submit(Prompt(id: "p2", text: "later"), holds: true, now: now)
    #expect(sent(&state).isEmpty)
    state.receive(.turnEnded(TurnEnd(outcome: .completed)), now: now)
    #expect(sent(&state).map { if case .prompt(let prompt) = $0 { prompt.id.rawValue } else { "" } } == ["p2"])
    #expect(state.record.queue.isEmpty)
  }

  @Test func anInterruptBringsWaitingPromptsBackAndHoldsTheQueue() {
    var state = working()
    state.submit(Prompt(id: "p2", text: "sent"), holds: false, now: now)
    state.submit(Prompt(id: "p3", text: "held"), holds: true, now: now)
    _ = state.takeActions()
    state.interrupt()
    #expect(sent(&state) == [.interrupt(cancelsQueued: true)])
    state.receive(.interruptAnswered(stillQueued: [], cancelled: ["p2"]), now: now)
    state.receive(.turnEnded(TurnEnd(outcome: .interrupted)), now: now)
    #expect(sent(&state).isEmpty)
    #expect(state.record.queue.map(\.delivery) == [.held, .held])
    // The agent would drop a message whose identifier it has seen.
    let back = state.record.queue[0]
    #expect(back.text == "sent" && back.id != "p2")
    state.sendHeld(back.id, now: now)
    #expect(sent(&state).map { if case .prompt(let prompt) = $0 { prompt.id } else { "" } } == [back.id])
  }

  @Test func aTurnThatWasInterruptedLeavesNoPromptWaiting() {
    var state = fresh()
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.interrupt()
    state.receive(.turnEnded(TurnEnd(outcome: .interrupted)), now: now)
    #expect(
      !state.transcript.blocks.contains {
        if case .prompt(let prompt) = $0.content { prompt.delivery == .waiting } else { false }
      })
  }

  @Test func aPromptThatIsInterruptedBeforeItsTurnBeginsGoesBackToTheComposer() {
    var state = fresh()
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.interrupt()
    _ = state.takeActions()
    state.receive(.interruptAnswered(stillQueued: [], cancelled: ["p1"]), now: now)
    let back = state.takeActions().compactMap { if case .withdrawn(let prompt) = $0 { prompt.text } else { nil } }
    #expect(back == ["hello"])
    #expect(state.turn == .none)
    #expect(state.transcript.blocks.isEmpty)
    state.receive(.promptMoved("p1", .cancelled), now: now)
    #expect(state.takeActions().isEmpty)
  }

  @Test func onlyAnOpenQuestionIsAnswered() {
    var state = working()
    state.receive(.asked(request("r1")), now: now)
    state.refreshStatus(now: now)
    #expect(state.status == .needsYou)
    state.receive(.askWithdrawn("r1"), now: now)
    state.receive(.asked(request("r2")), now: now)
    state.answer("r1", .allowOnce, now: now)
    #expect(sent(&state).isEmpty)
    #expect(state.requests.map(\.id) == ["r2"])
    state.answer("r2", .allowOnce, now: now)
    state.answer("r2", .allowOnce, now: now)
    #expect(sent(&state) == [.answer(request("r2"), .allowOnce)])
  }

  @Test func aDecisionIsDurableBeforeItIsSent() {
    var state = working()
    state.receive(.asked(request("r1")), now: now)
    _ = state.takeActions()
    state.answer("r1", .deny(note: "no"), now: now)
    let actions = state.takeActions()
    let commit = actions.firstIndex(of: .commit)
    let answer = actions.firstIndex(of: .send(.answer(request("r1"), .deny(note: "no"))))
    #expect(commit != nil && answer != nil && commit! < answer!)
  }

  @Test func whatStreamedIsReplacedByTheTruthAndWithdrawnTextGoes() {
    var state = working()
    let one = BlockKey(message: "m1", index: 0)
    let two = BlockKey(message: "m1", index: 1)
    state.receive(.blockBegan(one, .text(""), parent: nil), now: now)
    state.receive(.blockGrew(one, "Hel"), now: now)
    state.receive(.blockEnded(one, .text("Hello"), parent: nil, isAborted: false), now: now)
    state.receive(.blockBegan(two, .text(""), parent: nil), now: now)
    state.receive(.blockGrew(two, "lost"), now: now)
    state.receive(.blocksWithdrawn(message: "m1", from: 1), now: now)
    #expect(state.transcript.blocks.map(\.content).dropFirst() == [.text(TextBlock(text: "Hello", ending: .complete))])
  }

  @Test func aFailedStartGivesThePromptBack() {
    var state = fresh()
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    _ = state.takeActions()
    state.receive(.ended(AgentEnd(startFailure: "No claude was found.")), now: now)
    let back = state.takeActions().compactMap { if case .withdrawn(let prompt) = $0 { prompt.text } else { nil } }
    #expect(back == ["hello"])
    state.refreshStatus(now: now)
    #expect(state.status == .failed("No claude was found."))
    #expect(!state.transcript.blocks.contains { if case .prompt = $0.content { true } else { false } })
  }

  @Test func aConversationThatIsGoneStartsAfreshWithThePromptSentAgain() {
    var state = fresh()
    state.record.hasConversation = true
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    _ = state.takeActions()
    state.receive(.turnEnded(TurnEnd(outcome: .unknownConversation)), now: now)
    state.receive(
      .ended(AgentEnd(exitCode: 1, standardError: "No conversation found with session ID: c")), now: now)
    let actions = state.takeActions()
    guard
      let start = actions.firstIndex(where: { if case .start(.new(let id)) = $0 { id.rawValue != "c" } else { false } })
    else {
      Issue.record("no fresh start in \(actions)")
      return
    }
    #expect(actions[start...].contains { if case .send(.prompt(let prompt)) = $0 { prompt.id == "p1" } else { false } })
    #expect(
      state.transcript.blocks.contains {
        if case .notice(let notice) = $0.content { notice.kind == .startedAfresh } else { false }
      })
  }

  @Test func aLaunchAfterAKillMarksTheTurnAndKeepsItsWords() {
    var state = working()
    let key = BlockKey(message: "m1", index: 0)
    state.receive(.blockBegan(key, .text(""), parent: nil), now: now)
    state.receive(.blockGrew(key, "half"), now: now)
    state.submit(Prompt(id: "p2", text: "waits"), holds: false, now: now)
    var next = SessionState(record: state.record, transcript: state.transcript)
    next.recover(now: now)
    #expect(next.transcript.blocks.contains { $0.content == .text(TextBlock(text: "half", ending: .interrupted)) })
    #expect(next.record.queue.map(\.delivery) == [.held])
    #expect(!next.record.isMidTurn)
    #expect(next.transcript.blocks.allSatisfy { !$0.isLive })
    let count = next.transcript.blocks.count
    next.recover(now: now)
    #expect(next.transcript.blocks.count == count)
  }

  @Test func anEndOfAnIdleAgentInOrderIsSleepNotFailure() {
    var state = working()
    state.receive(.turnEnded(TurnEnd(outcome: .completed)), now: now)
    state.receive(.ended(AgentEnd(exitCode: 0)), now: now)
    state.refreshStatus(now: now)
    #expect(state.status == .asleep)
  }

  @Test func aFailureInTheShapeOfASuccessIsShownAsAFailure() {
    var state = working()
    state.receive(.turnEnded(TurnEnd(outcome: .failed, message: "API Error: 500")), now: now)
    guard case .notice(let notice)? = state.transcript.blocks.last?.content else {
      Issue.record("no notice")
      return
    }
    #expect(notice.level == .failure)
    #expect(notice.text == "API Error: 500")
  }
}
