import Foundation
import SessionEngine
import Testing

@testable import App

/// What a program without a terminal asks of the engine; SessionEngine is all of it that such a program imports.
@Suite struct LibraryTests {
  private let options = SessionOptions.demo(in: "/")

  private func engine(
    pace: Double = 0, lock: (@Sendable (SessionID) throws(Problem) -> any AnyObject & Sendable)? = nil
  ) async -> SessionEngine {
    let engine = SessionEngine(store: MemoryStore(), connector: DemoConnector(pace: pace), lock: lock)
    await engine.start()
    return engine
  }

  @Test func sessionsAreCountedFoundAndNotFound() async throws {
    let engine = await engine()
    #expect(await engine.count == 0)
    let fox = try await engine.create(name: "fox", options: options)
    #expect(await engine.count == 1)
    #expect(await engine.exists(named: "fox"))
    #expect(await !engine.exists(named: "owl"))
    #expect(try await engine.resume(named: "fox").id == fox.id)
    let missing = await #expect(throws: Problem.self) { try await engine.resume(named: "owl") }
    #expect(missing?.kind == .noSuchSession)
    await engine.close()
  }

  @Test func aClosedSessionSleepsAndGoesOn() async throws {
    let engine = await engine()
    let id = try await engine.create(name: "fox", options: options).id
    #expect(try await !engine.isAlive(id))
    _ = try await engine.ask("the secret code is heron", in: id)
    #expect(try await engine.isAlive(id))
    try await engine.closeSession(id)
    #expect(try await !engine.isAlive(id))
    #expect(try await engine.ask("what is the secret code?", in: id).content.contains("heron"))
    await engine.closeAllSessions()
    #expect(try await !engine.isAlive(id))
    await #expect(throws: Problem.self) { try await engine.closeSession(.random()) }
    await engine.close()
  }

  @Test func modelAndModeReachASessionThatRunsOrSleeps() async throws {
    let engine = await engine()
    let id = try await engine.create(name: "fox", options: options).id
    try await engine.setModel("demo-large", of: id)
    #expect(try await engine.view(of: id).summary.options.model == "demo-large")
    _ = try await engine.ask("hello", in: id)
    try await engine.setPermissionMode(.plan, of: id)
    #expect(try await engine.view(of: id).summary.options.permissionMode == .plan)
    await #expect(throws: Problem.self) { try await engine.setModel("x", of: .random()) }
    await engine.close()
  }

  @Test func aSessionOfAnotherProgramIsNotChanged() async throws {
    let engine = await engine { session throws(Problem) in throw Problem(.inUse, session: session, "taken") }
    let id = try await engine.create(name: "fox", options: options).id
    let refused = await #expect(throws: Problem.self) { try await engine.setModel("x", of: id) }
    #expect(refused?.kind == .inUse)
    await engine.close()
  }

  @Test func aReportCountsWhatWasSaidAndTellsTheLastError() async throws {
    let engine = await engine()
    let id = try await engine.create(name: "fox", options: options).id
    _ = try await engine.ask("hello", in: id)
    #expect(try await engine.report(of: id).lastError == nil)
    _ = try await engine.ask("fail", in: id)
    let report = try await engine.report(of: id)
    #expect(report.prompts == 2)
    #expect(report.messages == report.prompts + report.answers)
    #expect(report.answers >= 1)
    #expect(report.lastError?.isEmpty == false)
    #expect(report.isAlive)
    await engine.close()
  }

  @Test func aReplyTellsWhatItsTurnUsedAndWhatTheAgentWrote() async throws {
    let engine = await engine()
    let id = try await engine.create(name: "fox", options: options).id
    let first = try await engine.ask("hello", in: id)
    let second = try await engine.ask("hello again", in: id)
    #expect(first.usage.outputTokens > 0)
    #expect(second.usage.outputTokens > 0)
    #expect(second.session.usage.outputTokens == first.usage.outputTokens + second.usage.outputTokens)
    #expect(second.messages.last == second.raw)
    #expect(second.messages.contains { $0.contains("\"type\":\"assistant\"") })
    #expect(!second.messages.contains { first.messages.contains($0) })
    #expect(second.command == ["demo", "/"])
    #expect(second.exitCode == nil)
    #expect(try await engine.ask("hello", in: id, keepsMessages: false).messages.isEmpty)
    let single = try await engine.query("hello", options: options)
    #expect(single.exitCode == 0)
    await engine.close()
  }

  @Test func anInterruptedStreamEndsWithWhatCame() async throws {
    let engine = await engine(pace: 0.2)
    let id = try await engine.create(name: "fox", options: options).id
    var text = ""
    var reply: Reply?
    for try await part in engine.stream("count 600", in: id) {
      if case .text(let words) = part {
        if text.isEmpty { try await engine.interrupt(id) }
        text += words
      }
      if case .finished(let end) = part { reply = end }
    }
    #expect(reply?.outcome == .interrupted)
    #expect(text.hasPrefix("1 "))
    #expect(!text.contains("600"))
    await engine.close()
  }

  @Test func aStreamGivesTheWordsOfTheReply() async throws {
    let engine = await engine()
    let id = try await engine.create(name: "fox", options: options).id
    for prompt in ["the secret code is heron", "what is the secret code?"] {
      var text = ""
      var reply: Reply?
      for try await part in engine.stream(prompt, in: id) {
        if case .text(let words) = part { text += words }
        if case .finished(let end) = part { reply = end }
      }
      #expect(text == reply?.content)
      #expect(text.contains("heron"))
    }
    await engine.close()
  }

  @Test func whoStopsReadingInterruptsTheTurn() async throws {
    let engine = await engine(pace: 0.2)
    let id = try await engine.create(name: "fox", options: options).id
    let updates = try await engine.updates(of: id)
    for try await part in engine.stream("count 100000", in: id) {
      if case .text = part { break }
    }
    for await update in updates {
      guard case .turnEnded(let end) = update else { continue }
      #expect(end.outcome == .interrupted)
      break
    }
    await engine.close()
  }

  @Test func aStreamThatCannotBeginThrows() async throws {
    let engine = await engine()
    await #expect(throws: Problem.self) {
      for try await _ in engine.stream("hello", in: .random()) {}
    }
    await engine.close()
  }

  @Test func aStreamTellsRequestsAndTheirAnswersCount() async throws {
    let engine = await engine()
    let id = try await engine.create(name: "fox", options: options).id
    var tools: [String] = []
    var text = ""
    for try await part in engine.stream("run a tool", in: id, answering: { _ in .allowOnce }) {
      if case .request(let request) = part { tools.append(request.toolName) }
      if case .text(let words) = part { text += words }
    }
    #expect(tools == ["Bash"])
    #expect(text.contains("has finished"))
    await engine.close()
  }

  @Test func aQueryKeepsNothing() async throws {
    let engine = await engine()
    let reply = try await engine.query("the secret code is heron", options: options)
    #expect(reply.content.contains("heron"))
    #expect(await engine.count == 0)
    await engine.close()
  }

  @Test func executingGoesOnInTheLastSessionOfTheSameFolder() async throws {
    let engine = await engine()
    let first = try await engine.execute("the secret code is heron", options: options, resumingLast: true)
    _ = try await engine.create(name: "elsewhere", options: .demo(in: "/tmp"))
    let second = try await engine.execute("what is the secret code?", options: options, resumingLast: true)
    #expect(second.session.id == first.session.id)
    #expect(second.content.contains("heron"))
    let third = try await engine.execute("hello", options: options)
    #expect(third.session.id != first.session.id)
    #expect(await engine.count == 3)
    await engine.close()
  }

  @Test func deletingAllGoesOnPastASessionThatAnotherProgramHas() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for purging in [false, true] {
      let engine = SessionEngine(
        store: try await SQLiteStore.open(folder: folder), connector: DemoConnector(),
        sharing: SessionSharing(folder: folder))
      await engine.start()
      var ids: [SessionID] = []
      for name in ["fox", "owl", "wren"] { ids.append(try await engine.create(name: name, options: options).id) }
      _ = try await engine.ask("hello", in: ids[0])
      var taken: SessionLock? = try SessionLock(ids[1], in: folder)
      let failures = await engine.deleteAll(purging: purging)
      #expect(failures.mapValues(\.kind) == [ids[1]: .inUse])
      #expect(await engine.summaries().map(\.id) == [ids[1]])
      #expect(try await engine.trashed().count == 2)
      withExtendedLifetime(taken) {}
      taken = nil
      if !purging { try await engine.purge(ids[1]) }
      await engine.close()
    }
  }

  @Test func theStandardEngineKeepsSessionsWhereItIsTold() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for kind in [HistoryKind.sqlite, .files] {
      let place = "\(folder)/\(kind.rawValue)"
      let one = try await SessionEngine.standard(dataFolder: place, store: kind)
      _ = try await one.create(name: "fox", options: options)
      await one.close()
      let two = try await SessionEngine.standard(dataFolder: place, store: kind)
      #expect(await two.exists(named: "fox"))
      await two.close()
    }
  }

  @Test func theStandardEngineRefusesAFolderThatCannotBe() async throws {
    let problem = await #expect(throws: Problem.self) {
      try await SessionEngine.standard(dataFolder: "/dev/null/skein")
    }
    #expect(problem?.kind == .storage)
  }

  @Test func theStandardEngineTellsOfAnAgentThatIsNotThere() async throws {
    let engine = try await SessionEngine.standard(dataFolder: nil, claude: "/nowhere/claude", environment: [:])
    let problem = await #expect(throws: Problem.self) {
      _ = try await engine.query("hello", options: .claude(in: "/"))
    }
    #expect(problem?.kind == .agentFailed)
    await engine.close()
  }
}
