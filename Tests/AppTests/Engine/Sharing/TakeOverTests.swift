import Conversation
import History
import SessionEngine
import Testing

@testable import App

/// A session goes from one Skein to another, with all that had come.
@Suite(.timeLimit(.minutes(1))) struct TakeOverTests {
  @Test func inMidStreamNothingIsLostAndTheConversationGoesOnThere() async throws {
    let home = SharedHome(pace: 1)
    let one = try await home.engine()
    let told = one.events.stream()
    let id = try await one.create(name: "fox", options: home.options).id
    one.send(.open(id))
    _ = try await one.ask("the river is the Tay", in: id)
    let asked = Task { try await one.ask("count 5000", in: id) }
    var seen = ""
    let updates = try await one.updates(of: id)
    for await update in updates {
      guard case .transcript(.grow(_, let text)) = update else { continue }
      seen += text
      if seen.count > 100 { break }
    }

    let (two, _) = try await home.viewer(of: id)
    try await two.takeOver(id)
    #expect(await two.owner(of: id) == nil)
    #expect(await one.owner(of: id) != nil)
    let cut = await asked.result
    switch cut {
    case .success(let reply): #expect(reply.outcome == .interrupted)
    case .failure(let error): #expect((error as? Problem)?.kind == .inUse)
    }
    let words = try await two.transcript(of: id)
    #expect(words.words.contains { $0.hasPrefix("1 2 3 4 5") && $0.contains(seen.suffix(40)) })
    #expect(words.allSatisfy { !$0.isLive })
    #expect(words.words.filter { $0 == "count 5000" }.count == 1)
    let problem = await told.first { kind in if case .problem(let problem) = kind { problem } else { nil } }
    #expect(problem?.text.contains("Taken over by another Skein") == true)

    let refused = await #expect(throws: Problem.self) { try await one.ask("what is the river?", in: id) }
    #expect(refused?.kind == .inUse)
    let reply = try await two.ask("what is the river?", in: id)
    #expect(reply.content.contains("Tay"))
    await one.close()
    await two.close()
  }

  @Test func whenTwoTakeOverAtOnceOneHasIt() async throws {
    let home = SharedHome(pace: 1)
    let one = try await home.engine()
    let id = try await one.create(name: "fox", options: home.options).id
    one.send(.open(id))
    one.send(.submit(id, Prompt(text: "count 5000"), holds: false))
    _ = await one.events.stream().first { kind in if case .transcript(_, .grow) = kind { true } else { nil } }
    let two = try await home.viewer(of: id).0
    let three = try await home.viewer(of: id).0
    async let second: Void = two.takeOver(id)
    async let third: Void = three.takeOver(id)
    var failures: [Problem] = []
    do { try await second } catch { failures.append(try #require(error as? Problem)) }
    do { try await third } catch { failures.append(try #require(error as? Problem)) }
    #expect(failures.allSatisfy { $0.kind == .inUse })
    #expect(failures.count <= 1)
    let free = [await two.owner(of: id), await three.owner(of: id)].filter { $0 == nil }
    #expect(free.count == 1)
    #expect(await one.owner(of: id) != nil)
    for engine in [one, two, three] { await engine.close() }
  }

  @Test func aRequestThatWaitsIsNotAnsweredByIt() async throws {
    let home = SharedHome()
    let one = try await home.engine()
    let id = try await one.create(name: "fox", options: home.options).id
    one.send(.open(id))
    one.send(.submit(id, Prompt(text: "run a command"), holds: false))
    let requests = await one.events.stream().first { kind -> [PermissionRequest]? in
      if case .requests(_, let requests) = kind, !requests.isEmpty { requests } else { nil }
    }
    let two = try await home.viewer(of: id).0
    try await two.takeOver(id)
    let view = try await two.view(of: id)
    #expect(view.requests.isEmpty)
    #expect(view.transcript.blocks.allSatisfy { !$0.isLive })
    #expect(!view.transcript.blocks.words.contains { $0.contains("has finished") })
    // An answer that comes too late decides nothing.
    one.send(.answer(id, try #require(requests?.first).id, .allowOnce))
    #expect(try await two.ask("the river is the Tay", in: id).outcome == .completed)
    await one.close()
    await two.close()
  }

  @Test func aSessionThatNobodyHasIsJustTaken() async throws {
    let home = SharedHome()
    let one = try await home.engine()
    let id = try await one.create(name: "fox", options: home.options).id
    try await one.takeOver(id)
    #expect(try await one.ask("hello", in: id).outcome == .completed)
    let unknown = await #expect(throws: Problem.self) { try await one.takeOver(.random()) }
    #expect(unknown?.kind == .noSuchSession)
    await one.close()
  }

  @Test func anAgentIsStoppedFromElsewhereAndTheSessionStaysWhereItIs() async throws {
    let home = SharedHome(pace: 1)
    let one = try await home.engine()
    let id = try await one.create(name: "fox", options: home.options).id
    one.send(.open(id))
    one.send(.submit(id, Prompt(text: "count 5000"), holds: false))
    _ = await one.events.stream().first { kind in if case .transcript(_, .grow) = kind { true } else { nil } }
    let two = try await home.engine()
    try await two.stop(id)
    #expect(try await one.view(of: id).summary.status == .asleep)
    #expect(await one.owner(of: id) == nil)
    #expect(await two.owner(of: id) != nil)
    #expect(try await one.view(of: id).transcript.blocks.allSatisfy { !$0.isLive })
    await two.close()
    await one.close()
  }

  @Test func whatWasChangedElsewhereIsRefusedAndStays() async throws {
    let home = SharedHome()
    let one = try await home.engine()
    let id = try await one.create(name: "fox", options: home.options).id
    one.send(.open(id))
    _ = try await one.ask("hello", in: id)
    let two = try await home.engine()
    let changes: [(SessionEngine) async throws -> Void] = [
      { try await $0.rename(id, to: "owl") }, { try await $0.delete(id) }, { try await $0.archive(id) },
      { try await $0.clear(id) }, { try await $0.setModel("opus", of: id) }, { try await $0.purge(id) },
    ]
    for change in changes {
      let refused = await #expect(throws: Problem.self) { try await change(two) }
      #expect(refused?.kind == .inUse)
      #expect(refused?.text.contains("another Skein (process") == true)
    }
    await two.close()
    await one.close()
    let three = try await home.engine()
    let found = try #require(await three.session(named: "fox"))
    #expect(found.options.model == nil)
    #expect(try await three.transcript(of: id).words.first == "hello")
    await three.close()
  }
}
