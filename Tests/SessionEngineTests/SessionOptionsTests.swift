import Agents
import Conversation
import History
import Testing

@testable import SessionEngine

@Suite struct SessionOptionsTests {
  private let now = Timestamp(milliseconds: 1_000)

  private func session(_ change: (inout SessionOptions) -> Void = { _ in }) -> SessionState {
    var options = SessionOptions(agent: "claude", folder: "/")
    change(&options)
    let record = SessionRecord(id: SessionID("s"), name: "fox", options: options, place: 0, created: now)
    return SessionState(record: record, transcript: Transcript())
  }

  private func sent(_ state: inout SessionState) -> [AgentRequest] {
    state.takeActions().compactMap { if case .send(let request) = $0 { request } else { nil } }
  }

  private func texts(_ requests: [AgentRequest]) -> [String] {
    requests.compactMap { if case .prompt(let prompt) = $0 { prompt.text } else { nil } }
  }

  @Test func thePrefixReachesTheAgentAndNothingElse() {
    var state = session { $0.prefix = "Be brief." }
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    #expect(texts(sent(&state)) == ["Be brief.\n\nhello"])
    guard case .prompt(let shown) = state.transcript.blocks.first?.content else {
      Issue.record("no prompt")
      return
    }
    #expect(shown.text == "hello")
    state.receive(.ready(AgentInfo()), now: now)
    state.receive(.turnBegan(model: "m", mode: .standard, prompts: ["p1"]), now: now)
    state.submit(Prompt(id: "p2", text: "/compact"), holds: false, now: now)
    state.submit(Prompt(id: "p3", text: "more"), holds: false, now: now)
    #expect(texts(sent(&state)) == ["/compact", "Be brief.\n\nmore"])
    #expect(state.record.queue.map(\.text) == ["/compact", "more"])
  }

  /// Shift+Tab twice, faster than the agent answers, is two steps.
  @Test func `what the agent says of an older mode changes nothing`() {
    var state = session()
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.receive(.ready(AgentInfo()), now: now)
    state.receive(.modeChanged(.standard), now: now)
    state.setMode(.acceptEdits)
    #expect(state.summary.permissionMode == .acceptEdits)
    state.setMode(.plan)
    state.receive(.modeChanged(.acceptEdits), now: now)
    #expect(state.summary.permissionMode == .plan)
    #expect(state.record.options.permissionMode == .plan)
    state.receive(.modeChanged(.plan), now: now)
    #expect(state.summary.permissionMode == .plan)
    // From now on its word counts again.
    state.receive(.modeChanged(.standard), now: now)
    #expect(state.summary.permissionMode == .standard)
    state.setMode(.bypass)
    state.receive(.refused(.setPermissionMode(.bypass), reason: "not launched so"), now: now)
    #expect(state.summary.permissionMode == .standard)
  }

  @Test func `a session whose plan was approved does not plan again after it slept`() {
    var state = session { $0.permissionMode = .plan }
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.receive(.ready(AgentInfo()), now: now)
    state.receive(.modeChanged(.plan), now: now)
    #expect(state.record.options.permissionMode == .plan)
    state.receive(.modeChanged(.standard), now: now)
    #expect(state.record.options.permissionMode == .standard)
    // Nothing but the user's own word lets it do everything from the start.
    state.receive(.modeChanged(.bypass), now: now)
    #expect(state.record.options.permissionMode == .standard)
    // Where nothing was chosen the agent's own settings go on to count.
    var free = session()
    free.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    free.receive(.modeChanged(.standard), now: now)
    free.receive(.modeChanged(.plan), now: now)
    #expect(free.record.options.permissionMode == nil)
  }

  @Test func modelAndModeReachARunningAgentAtOnceTheRestItsNextStart() {
    var state = session()
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.receive(.ready(AgentInfo()), now: now)
    _ = state.takeActions()
    var options = state.record.options
    options.model = "opus"
    options.permissionMode = .plan
    options.systemPrompt = "x"
    options.agent = "other"
    options.folder = "/elsewhere"
    state.configure(options)
    #expect(sent(&state) == [.setModel("opus"), .setPermissionMode(.plan)])
    #expect(state.record.options.systemPrompt == "x")
    #expect(state.record.options.agent == "claude" && state.record.options.folder == "/")
    state.configure(state.record.options)
    #expect(sent(&state).isEmpty)
  }

  @Test func safeModeExcludesBypassing() {
    var state = session { $0.isSafe = true }
    state.setMode(.bypass)
    #expect(state.firstProblem?.kind == .usage)
    #expect(state.record.options.permissionMode == nil)
    _ = state.takeActions()
    var options = state.record.options
    options.permissionMode = .bypass
    state.configure(options)
    #expect(state.firstProblem != nil)
    #expect(state.record.options.permissionMode == nil)
  }

  @Test func anAgentThatWasAllowedEverythingIsHeldBackAtOnce() {
    var state = session { $0.permissionMode = .bypass }
    state.submit(Prompt(id: "p1", text: "hello"), holds: false, now: now)
    state.receive(.ready(AgentInfo()), now: now)
    state.receive(.turnBegan(model: "m", mode: .bypass, prompts: ["p1"]), now: now)
    _ = state.takeActions()
    var options = state.record.options
    options.isSafe = true
    options.permissionMode = nil
    state.configure(options)
    #expect(sent(&state) == [.setPermissionMode(.standard)])
  }
}
