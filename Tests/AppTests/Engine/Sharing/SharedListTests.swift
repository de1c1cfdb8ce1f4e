import Conversation
import History
import Testing

@testable import App
@testable import SessionEngine

/// What one Skein does to the list of sessions is in the others' lists at once.
@Suite(.timeLimit(.minutes(1))) struct SharedListTests {
  /// Two lists over one history: the second one is shown, as a terminal UI does.
  private struct Lists {
    let home = SharedHome()
    let one: SessionEngine
    let two: SessionEngine
    let told: AsyncStream<Event.Kind>

    init(files: Bool = false) async throws {
      two = try await home.engine(files: files)
      told = two.events.stream()
      await two.watchOthers()
      one = try await home.engine(files: files)
    }

    /// Waits until the second one tells of a session's summary that fits.
    func summary(_ id: SessionID, _ fits: (SessionSummary) -> Bool = { _ in true }) async -> SessionSummary? {
      await told.first { kind in
        if case .summary(let summary) = kind, summary.id == id, fits(summary) { summary } else { nil }
      }
    }

    func isRemoved(_ id: SessionID) async -> Bool {
      await told.first { kind in if case .removed(id) = kind { true } else { nil } } == true
    }

    func names() async -> [String] { await two.summaries().map(\.name) }

    func close() async {
      await one.close()
      await two.close()
    }
  }

  @Test(arguments: [false, true]) func aSessionThatIsMadeNamedPinnedMarkedPutAwayAndDeletedIsSoEverywhere(
    files: Bool
  ) async throws {
    let lists = try await Lists(files: files)
    let one = lists.one
    let id = try await one.create(name: "fox", options: lists.home.options).id
    #expect(await lists.summary(id)?.name == "fox")
    try await one.rename(id, to: "owl")
    #expect(await lists.summary(id) { $0.name == "owl" } != nil)
    try await one.pin(id, true)
    #expect(await lists.summary(id) { $0.isPinned } != nil)
    try await one.markUnread(id)
    #expect(await lists.summary(id) { $0.unread == 1 } != nil)
    let other = try await one.create(name: "elk", options: lists.home.options).id
    #expect(await lists.summary(other) != nil)
    try await one.archive(id)
    #expect(await lists.isRemoved(id))
    _ = try await one.unarchive(id)
    #expect(await lists.summary(id)?.name == "owl")
    try await one.delete(id)
    #expect(await lists.isRemoved(id))
    #expect(await lists.names() == ["elk"])
    _ = try await one.restore(id)
    #expect(await lists.summary(id)?.name == "owl")
    try await one.purge(id)
    #expect(await lists.isRemoved(id))
    let copy = try await one.fork(other).id
    #expect(await lists.summary(copy) != nil)
    let added = try await one.add(try await one.document(of: other)).summary.id
    #expect(await lists.summary(added) != nil)
    #expect(await lists.names().count == 3)
    await lists.close()
  }

  @Test func whatWasDoneBeforeItWatchedIsFound() async throws {
    let home = SharedHome()
    let two = try await home.engine()
    let gone = try await two.create(name: "fox", options: home.options).id
    let one = try await home.engine()
    _ = try await one.create(name: "owl", options: home.options)
    try await one.delete(gone)
    await two.watchOthers()
    #expect(await two.summaries().map(\.name) == ["owl"])
    await one.close()
    await two.close()
  }

  @Test func manyChangesAtOnceFromBothSidesEndInTheSameList() async throws {
    let lists = try await Lists()
    await lists.one.watchOthers()
    try await withThrowingTaskGroup { group in
      for (index, engine) in [lists.one, lists.two].enumerated() {
        group.addTask {
          for number in 0..<20 {
            let made = try await engine.create(name: "\(index)-\(number)", options: lists.home.options)
            if number % 3 == 0 { try await engine.delete(made.id) }
            if number % 3 == 1 { try await engine.purge(made.id) }
          }
        }
      }
      try await group.waitForAll()
    }
    let wanted = Set([0, 1].flatMap { index in [2, 5, 8, 11, 14, 17].map { "\(index)-\($0)" } })
    for engine in [lists.one, lists.two] {
      // What is still on its way is awaited by what comes after it.
      while Set(await engine.summaries().map(\.name)) != wanted { await Task.yield() }
    }
    await lists.close()
  }

  @Test func theOwnerOfASessionLetsOthersOrderTheListAndNothingElse() async throws {
    let lists = try await Lists()
    let (one, two) = (lists.one, lists.two)
    let options = lists.home.options
    let owned = try await two.create(name: "fox", options: options).id
    two.send(.open(owned))
    _ = await lists.told.first { kind in if case .opened = kind { true } else { nil } }
    await one.watchOthers()
    let free = try await one.create(name: "owl", options: options).id
    try await one.move(free, to: 0)
    #expect(await one.summaries().map(\.name) == ["owl", "fox"])
    #expect(await lists.summary(free) { $0.place == 0 } != nil)
    try await one.exchange(free, owned)
    #expect(await one.summaries().map(\.name) == ["fox", "owl"])
    try await one.pin(owned, true)
    #expect(await lists.summary(owned) { $0.isPinned } != nil)
    let refused = await #expect(throws: Problem.self) { try await one.rename(owned, to: "elk") }
    #expect(refused?.kind == .inUse)
    await lists.close()
  }

  @Test func anOwnerDoesNothingInASessionForWhoeverAsks() async throws {
    let home = SharedHome()
    let owner = try await home.engine()
    let id = try await owner.create(name: "fox", options: home.options).id
    _ = try await owner.updates(of: id)
    let sharing = SessionSharing(folder: home.folder)
    let address = try #require(sharing.holder(of: id)?.address)
    for command in [Command.rename(id, "owl"), .submit(id, Prompt(text: "hello"), holds: false), .delete(id)] {
      let request = SharingRequest(ask: .carryOut, session: id, command: command)
      let call = try #require(SharingCall(request, at: address, of: sharing))
      guard case .answered(let reply) = await call.outcome(hearing: .seconds(5), patience: .seconds(5)) else {
        Issue.record("\(command) is not answered")
        continue
      }
      #expect(reply.done == nil)
      #expect(reply.problem != nil)
      call.end()
    }
    let view = try await owner.view(of: id)
    #expect(view.summary.name == "fox")
    #expect(view.transcript.blocks.isEmpty)
    await owner.close()
  }

  @Test func whatCannotBeMovedStandsWhereItStood() async throws {
    let home = SharedHome()
    let engine = try await home.engine()
    let id = try await engine.create(name: "fox", options: home.options).id
    let told = engine.events.stream()
    engine.send(.exchange(id, .random()))
    let list = await told.first { kind in
      if case .sessions(let all) = kind, !all.isEmpty { all.map(\.name) } else { nil }
    }
    #expect(list == ["fox"])
    await engine.close()
  }

  @Test func twoSessionsChangePlacesAndAllOthersKeepTheirs() async throws {
    let home = SharedHome()
    let engine = try await home.engine()
    var ids: [SessionID] = []
    for name in ["a", "b", "c", "d"] { ids.append(try await engine.create(name: name, options: home.options).id) }
    try await engine.exchange(ids[3], ids[0])
    #expect(await engine.summaries().map(\.name) == ["d", "b", "c", "a"])
    try await engine.exchange(ids[1], ids[2])
    #expect(await engine.summaries().map(\.name) == ["d", "c", "b", "a"])
    await engine.close()
    let again = try await home.engine()
    #expect(await again.summaries().map(\.name) == ["d", "c", "b", "a"])
    await again.close()
  }
}
