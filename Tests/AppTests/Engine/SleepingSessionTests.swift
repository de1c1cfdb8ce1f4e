import Conversation
import History
import SessionEngine
import Testing

@testable import App

/// More sessions than agents that may run while idle.
@Suite(.timeLimit(.minutes(1))) struct SleepingSessionTests {
  @Test func theOnesNotUsedForLongestSleepAndWakeWithTheirMemory() async throws {
    let connector = DemoConnector()
    let engine = SessionEngine(store: MemoryStore(), connector: connector, residency: 2)
    await engine.start()
    var ids: [SessionID] = []
    for (name, code) in [("one", "heron"), ("two", "plum"), ("three", "fern"), ("four", "oak")] {
      let id = try await engine.create(name: name, options: SessionOptions(agent: "demo", folder: "/")).id
      ids.append(id)
      _ = try await engine.ask("the secret code is \(code)", in: id)
    }
    let expected: [SessionStatus] = [.asleep, .asleep, .idle, .idle]
    while await engine.summaries().map(\.status) != expected { await Task.yield() }

    let reply = try await engine.ask("what was the code?", in: ids[0])
    #expect(reply.content.contains("heron"))
    await engine.close()
  }
}
