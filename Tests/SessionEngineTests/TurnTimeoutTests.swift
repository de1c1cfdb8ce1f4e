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
