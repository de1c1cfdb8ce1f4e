import Conversation
import History
import JSON
import Testing

@testable import SessionEngine

/// Sessions that the configuration wants, and sessions that go by themselves.
@Suite(.timeLimit(.minutes(1))) struct StandingSessionTests {
  private let options = SessionOptions(agent: "claude", folder: "/here")
  private let templates = TemplateLibrary(
    folder: nil, shipped: ["review": "{namePrefix: 'review', systemPrompt: 'Review {suffix}.'}"])

  private func engine(_ store: MemoryStore = MemoryStore()) async -> SessionEngine {
    let engine = SessionEngine(store: store, connector: FrailConnector())
    await engine.start()
    return engine
  }

  private func configuration(_ text: String) throws -> EngineConfiguration {
    try EngineConfiguration(parsing: text, file: "c", home: "/home/ada")
  }

  @Test func declaredSessionsAreThereAndStayAsTheyAre() async throws {
    let declared = try configuration(
      """
      {agent: 'claude', sessions: [
        {name: 'inbox', folder: '~/notes', model: 'haiku', prompt: 'What is new?', metadata: {of: 'me'}},
        {name: 'review-app', template: 'review', safe: true, supervised: true},
        {name: 'bad', template: 'none'},
      ]}
      """
    ).sessions
    let engine = await engine()
    let problems = await engine.make(declared: declared, over: options, templates: templates)
    #expect(problems.map(\.kind) == [.usage])
    let inbox = try #require(await engine.session(named: "inbox"))
    #expect(inbox.options.folder == "/home/ada/notes")
    #expect(inbox.options.model == "haiku")
    #expect(inbox.metadata[value: "of"] == "me")
    #expect(try await engine.view(of: inbox.id).draft.text == "What is new?")
    let review = try #require(await engine.session(named: "review-app"))
    #expect(review.options.systemPrompt == "Review app.")
    #expect(review.options.folder == "/here" && review.options.isSafe)
    #expect(declared.map(\.isSupervised) == [false, true, false])

    try await engine.setModel("opus", of: inbox.id)
    try await engine.archive(review.id)
    _ = await engine.make(declared: declared, over: options, templates: templates)
    #expect(await engine.session(named: "inbox")?.options.model == "opus")
    #expect(await engine.count == 2)
    try await engine.delete(inbox.id)
    _ = await engine.make(declared: declared, over: options, templates: templates)
    #expect(await engine.session(named: "inbox")?.options.model == "haiku")
    await engine.close()
  }

  @Test(arguments: [
    ("{sessions: [{folder: '/x'}]}", "c:1:13: a session needs a name"),
    ("{sessions: [{name: 'a'},\n {name: 'a'}]}", "c:2:"), ("{sessions: [{name: 'a', folder: 'x'}]}", "folder"),
    ("{sessions: [{name: 'a', colour: 'x'}]}", "colour"), ("{sessions: {}}", "list"),
    ("{sessions: [{name: ' '}]}", "name"),
    ("{cleanup: {}}", "after"), ("{cleanup: {after: 'soon'}}", "30d"), ("{cleanup: {keep: 0}}", "at least 1"),
    ("{cleanup: {kept: 1}}", "known: after, keep"),
  ])
  func mistakesAreToldWithTheirPlace(_ text: String, _ part: String) {
    do {
      _ = try configuration(text)
      Issue.record("taken: \(text)")
    } catch {
      #expect("\(error)".hasPrefix("c:"))
      #expect("\(error)".contains(part), "\(error)")
    }
  }

  @Test func theOldAndTheManyGoUnlessSomethingWaitsInThem() async throws {
    let store = MemoryStore()
    let now = Timestamp.now()
    for (place, name) in ["new", "old", "draft", "queue", "archived", "declared", "older", "pinned"]
      .enumerated()
    {
      var record = SessionRecord(
        id: .random(), name: name, options: options, place: place,
        created: Timestamp(milliseconds: now.milliseconds - (name == "new" ? 0 : Int64(40 + place) * 86_400_000)))
      if name == "draft" { record.draft = Draft(text: "half a thought") }
      if name == "queue" { record.queue = [Prompt(text: "later")] }
      record.isArchived = name == "archived"
      record.isPinned = name == "pinned"
      await store.commit([.session(record)], isDurable: true)
    }
    let engine = await engine(store)
    let rule = try #require(try configuration("{cleanup: {after: '30d', keep: 3}}").cleanup)
    let month = CleanupRule(age: rule.age)
    #expect(await engine.sessions(meantBy: month, sparing: ["declared"]).map(\.name) == ["old", "older"])
    #expect(await engine.sessions(meantBy: rule, sparing: ["declared"]).map(\.name) == ["older"])
    #expect(
      await engine.sessions(meantBy: CleanupRule(kept: 0), sparing: []).map(\.name) == [
        "new", "old", "declared", "older",
      ])
    let busy = try #require(await engine.session(named: "old"))
    _ = try await engine.ask("hello", in: busy.id)
    let outcome = await engine.cleanUp(month, sparing: ["declared"])
    #expect(outcome.moved.map(\.name) == ["older"])
    #expect(outcome.before == 7 && outcome.after == 6)
    #expect(try await engine.trashed().map(\.record.name) == ["older"])
    await engine.close()
  }

  @Test func aTemporarySessionLeavesNothing() async throws {
    let engine = await engine()
    let before = await engine.count
    let reply = try await engine.withTemporarySession(options) { session in
      try await engine.ask("hello", in: session.id).content
    }
    #expect(reply == "You said: hello")
    await #expect(throws: CancellationError.self) {
      try await engine.withTemporarySession(options) { _ in throw CancellationError() }
    }
    #expect(await engine.count == before)
    #expect(try await engine.trashed().isEmpty)
    await engine.close()
  }
}
