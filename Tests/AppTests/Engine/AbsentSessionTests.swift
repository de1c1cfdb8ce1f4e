import Agents
import Conversation
import History
import SessionEngine
import Synchronization
import Testing

@testable import App

/// What commands do to sessions that leave the list, told by events.
@Suite struct AbsentSessionTests {
  /// Takes events as they come and waits for one.
  private func next<Value: Sendable>(
    of engine: SessionEngine, after command: Command? = nil, _ pick: @escaping @Sendable (Event.Kind) -> Value?
  ) async -> Value {
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    engine.events.onArrival { continuation.yield() }
    if let command { engine.send(command) }
    while true {
      for event in engine.events.drain() {
        if let found = pick(event.kind) { return found }
      }
      for await _ in stream { break }
    }
  }

  private func absent(_ engine: SessionEngine, after command: Command) async -> [String] {
    await next(of: engine, after: command) { event in
      if case .absent(let all) = event { all.map { "\($0.name) \($0.place.rawValue)" } } else { nil }
    }
  }

  @Test func whatLeavesTheListIsListedAndComesBack() async throws {
    let engine = SessionEngine(store: MemoryStore(), connector: DemoConnector())
    await engine.start()
    let options = SessionOptions(agent: "demo", folder: "/")
    let fox = try await engine.create(name: "fox", options: options)
    let owl = try await engine.create(name: "owl", options: options)
    try await engine.archive(fox.id)
    try await engine.delete(owl.id)
    #expect(await absent(engine, after: .listAbsent) == ["owl trash", "fox archive"])
    #expect(await absent(engine, after: .restore(fox.id)) == ["owl trash"])
    #expect(await absent(engine, after: .restore(owl.id)) == [])
    #expect(await engine.summaries().map(\.name) == ["fox", "owl"])
    await engine.close()
  }

  @Test func theAgentsOwnRecordIsToldAndRemovedOnlyWhenAsked() async throws {
    let connector = RecordingConnector()
    let engine = SessionEngine(store: MemoryStore(), connector: connector)
    await engine.start()
    let options = SessionOptions(agent: "demo", folder: "/")
    let fox = try await engine.create(name: "fox", options: options)
    _ = try await engine.ask("hello", in: fox.id)
    try await engine.delete(fox.id)
    let told = await next(of: engine, after: .purge(fox.id)) { event in
      if case .purged(_, let name, let path) = event { "\(name) \(path ?? "-")" } else { nil }
    }
    #expect(told == "fox /records/it")
    #expect(connector.removed.withLock { $0 } == 0)
    engine.send(.removeOwnRecord(fox.id))
    // The second time there is nothing left to remove.
    engine.send(.removeOwnRecord(fox.id))
    // The list that came with the purge may be the first that is seen.
    for _ in 0..<2 { #expect(await absent(engine, after: .listAbsent) == []) }
    #expect(connector.removed.withLock { $0 } == 1)
    await engine.close()
  }
}

/// The demo, with a record of its own of each conversation.
private final class RecordingConnector: AgentConnector {
  private let demo = DemoConnector()
  let removed = Mutex(0)

  func connect(
    _ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void
  ) -> any AgentConnection { demo.connect(launch, receive: receive) }

  func ownRecord(of launch: AgentLaunch) async -> String? { "/records/it" }

  func removeOwnRecord(of launch: AgentLaunch) async throws(Problem) { removed.withLock { $0 += 1 } }
}
