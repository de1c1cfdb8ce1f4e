import Agents
import Conversation
import History
import Testing

@testable import SessionEngine

/// How long a turn may take that a program waits for.
@Suite(.timeLimit(.minutes(1))) struct TurnTimeoutTests {
  private let options = SessionOptions(agent: "claude", folder: "/here")

  private func engine(_ ending: AskingConnector.Ending) async -> SessionEngine {
    let engine = SessionEngine(store: MemoryStore(), connector: AskingConnector(ending: ending))
    await engine.start()
    return engine
  }

  @Test func timeStandsStillWhileAQuestionWaits() async throws {
    let engine = await engine(.afterTheAnswer)
    let session = try await engine.create(name: "a", options: options)
    let clock = ContinuousClock()
    let began = clock.now
    let limit = Duration.seconds(1)
    let reply = try await engine.ask(
      "hello", in: session.id, timeout: limit,
      answering: { _ in
        // The person takes longer than the turn may.
        try? await clock.sleep(until: began + limit * 2)
        return .allowOnce
      })
    #expect(clock.now - began >= limit * 2)
    #expect(!reply.isTimedOut)
    #expect(reply.content == "It is done.")
    await engine.close()
  }

  @Test func timeGoesOnAfterTheAnswer() async throws {
    let engine = await engine(.never)
    let session = try await engine.create(name: "a", options: options)
    let clock = ContinuousClock()
    let began = clock.now
    let reply = try await engine.ask(
      "hello", in: session.id, timeout: .milliseconds(300),
      answering: { _ in
        try? await clock.sleep(until: began + .milliseconds(600))
        return .allowOnce
      })
    #expect(reply.isTimedOut)
    #expect(clock.now - began >= .milliseconds(600))
    await engine.close()
  }
}

/// The time of a turn that never begins.
@Suite(.timeLimit(.minutes(1))) struct LateStartTests {
  private let options = SessionOptions(agent: "claude", folder: "/here")

  @Test func aPromptThatComesBackWhenTheTimeIsUpEndsTheWait() async throws {
    let prompt = Prompt(text: "hello")
    let engine = SessionEngine(store: MemoryStore(), connector: LateConnector(prompt: prompt.id))
    await engine.start()
    let session = try await engine.create(name: "a", options: options)
    let reply = try await engine.ask(prompt, in: session.id, timeout: .milliseconds(50))
    #expect(reply.isTimedOut)
    #expect(reply.outcome == .interrupted)
    #expect(reply.content == "")
    await engine.close()
  }
}

/// An agent that takes no prompt in, and is there only after it was interrupted.
private struct LateConnector: AgentConnector {
  let prompt: PromptID

  func connect(_ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void) -> any AgentConnection {
    LateConnection(prompt: prompt, receive: receive)
  }
}

private struct LateConnection: AgentConnection {
  let prompt: PromptID
  let receive: @Sendable ([AgentEvent]) -> Void

  func send(_ request: AgentRequest) {
    guard case .interrupt = request else { return }
    receive([.interruptAnswered(stillQueued: [], cancelled: [prompt])])
    receive([.ready(AgentInfo())])
  }

  func end(isBusy: Bool) { receive([.ended(AgentEnd(exitCode: 0, wasAsked: true))]) }
}

/// An agent that asks before it answers, and ends its turn only where it is told to.
private struct AskingConnector: AgentConnector {
  enum Ending { case afterTheAnswer, never }

  let ending: Ending

  func connect(_ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void) -> any AgentConnection {
    receive([.ready(AgentInfo())])
    return AskingConnection(session: launch.session, ending: ending, receive: receive)
  }
}

private struct AskingConnection: AgentConnection {
  let session: SessionID
  let ending: AskingConnector.Ending
  let receive: @Sendable ([AgentEvent]) -> Void

  func send(_ request: AgentRequest) {
    switch request {
    case .prompt(let prompt):
      receive([
        .turnBegan(model: "m", mode: nil, prompts: [prompt.id]),
        .asked(
          PermissionRequest(
            id: RequestID("r"), session: session, toolCall: nil, toolName: "Bash", input: "{}",
            asked: Timestamp(milliseconds: 1))),
      ])
    case .answer where ending == .afterTheAnswer:
      receive([
        .blockEnded(BlockKey(message: "m", index: 0), .text("It is done."), parent: nil, isAborted: false),
        .turnEnded(TurnEnd(outcome: .completed)),
      ])
    case .interrupt: receive([.turnEnded(TurnEnd(outcome: .interrupted))])
    default: break
    }
  }

  func end(isBusy: Bool) { receive([.ended(AgentEnd(exitCode: 0, wasAsked: true))]) }
}
