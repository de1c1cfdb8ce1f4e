import Conversation
import History
import JSON
import SessionEngine
import Testing

@testable import App

@Suite struct SessionPoolTests {
  private let options = SessionOptions(agent: "demo", folder: "/")
  private let connector = DemoConnector()

  private func engine(_ store: MemoryStore) async -> SessionEngine {
    let engine = SessionEngine(store: store, connector: connector)
    await engine.start()
    return engine
  }

  @Test func eachContextHasItsOwnConversation() async throws {
    let engine = await engine(MemoryStore())
    let pool = SessionPool(engine: engine, options: options, metadata: ["made": "pool"])
    _ = try await pool.ask("the code is heron", in: "one")
    _ = try await pool.ask("the code is otter", in: "two")
    #expect(try await pool.ask("what is the code?", in: "one").content.contains("heron"))
    #expect(await engine.summaries().map(\.name).sorted() == ["one", "two"])
    #expect(connector.launches.withLock { $0.first?.options.systemPrompt } == "You are working in the one context.")
    let found = await engine.sessions(with: ["made": "pool", "context": "two"])
    #expect(found.count == 1)
    await engine.close()
  }

  @Test func aSessionThatIsGoneIsMadeAnewAndALaterPoolFindsTheOld() async throws {
    let engine = await engine(MemoryStore())
    let pool = SessionPool(engine: engine, options: options)
    let first = try await pool.session(for: "c").id
    #expect(try await pool.session(for: "c").id == first)
    #expect(try await SessionPool(engine: engine, options: options).session(for: "c").id == first)
    try await engine.delete(first)
    #expect(try await pool.session(for: "c").id != first)
    await engine.close()
  }

  @Test func manyWhoAskAtOnceGetOneSession() async throws {
    let engine = await engine(MemoryStore())
    let pool = SessionPool(engine: engine, options: options)
    let ids = try await withThrowingTaskGroup(of: SessionID.self) { group in
      for _ in 0..<8 { group.addTask { try await pool.session(for: "c\n").id } }
      return try await group.reduce(into: Set<SessionID>()) { $0.insert($1) }
    }
    #expect(ids.count == 1)
    #expect(await engine.summaries().count == 1)
    await engine.close()
  }

  @Test func aBatchGoesOnPastWhatFails() async throws {
    let engine = await engine(MemoryStore())
    var unsafe = options
    unsafe.isSafe = true
    unsafe.permissionMode = .bypass
    let outcomes = await engine.create(all: [
      NewSession(name: "a", options: options), NewSession(name: "a", options: options),
      NewSession(name: "b", options: unsafe), NewSession(name: "c", options: options, metadata: ["": 1]),
      NewSession(options: options, metadata: ["k": ["x": true]]),
    ])
    let kinds = outcomes.map { outcome -> Problem.Kind? in
      if case .failure(let problem) = outcome { problem.kind } else { nil }
    }
    #expect(kinds == [nil, .nameTaken, .usage, .usage, nil])
    #expect(try await engine.metadata(of: outcomes[4].get().id) == ["k": ["x": true]])
    await engine.close()
  }
}
