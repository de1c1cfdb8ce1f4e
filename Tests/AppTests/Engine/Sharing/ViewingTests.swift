import Conversation
import History
import SessionEngine
import Testing

@testable import App

/// What one Skein tells of the sessions that another one has.
@Suite(.timeLimit(.minutes(1))) struct ViewingTests {
  @Test func theTranscriptIsFollowedAsItComesAndGoesOnHereWhenTheOwnerLeaves() async throws {
    let home = SharedHome(pace: 1)
    let one = try await home.engine()
    let id = try await one.create(name: "fox", options: home.options).id
    one.send(.open(id))
    _ = try await one.ask("the river is the Tay", in: id)
    let (two, told) = try await home.viewer(of: id)
    let opened = await told.first { kind -> SessionView? in
      if case .opened(let view) = kind, view.summary.owner != nil, view.summary.status == .idle { view } else { nil }
    }
    var transcript = try #require(opened).transcript
    #expect(transcript.blocks.words.first == "the river is the Tay")

    let reply = try await one.ask("count 40", in: id)
    var last: SessionSummary?
    _ = await told.first { kind -> Bool? in
      if case .transcript(id, let change) = kind { transcript.apply(change) }
      if case .summary(let summary) = kind { last = summary }
      let isWhole = transcript.blocks.words.last == reply.content && transcript.blocks.allSatisfy { !$0.isLive }
      return isWhole ? true : nil
    }
    #expect(transcript.blocks.words.last == reply.content)
    #expect(last?.owner != nil)

    await one.close()
    let free = await told.first { kind -> SessionView? in
      if case .opened(let view) = kind, view.summary.owner == nil { view } else { nil }
    }
    #expect(try #require(free).transcript.blocks.words == transcript.blocks.words)
    #expect(try await two.ask("what is the river?", in: id).content.contains("Tay"))
    await two.close()
  }

  @Test func aPromptForAViewedSessionComesBack() async throws {
    let home = SharedHome()
    let one = try await home.engine()
    let id = try await one.create(name: "fox", options: home.options).id
    one.send(.open(id))
    _ = try await one.ask("hello", in: id)
    let (two, told) = try await home.viewer(of: id)
    two.send(.submit(id, Prompt(text: "my words"), holds: false))
    let back = await told.first { kind in if case .withdrawn(_, let prompt) = kind { prompt.text } else { nil } }
    #expect(back == "my words")
    await two.close()
    await one.close()
  }

  @Test func aRequestIsAnsweredWhereTheSessionIsViewed() async throws {
    let home = SharedHome()
    let one = try await home.engine()
    let id = try await one.create(name: "fox", options: home.options).id
    one.send(.open(id))
    _ = try await one.ask("hello", in: id)
    let (two, told) = try await home.viewer(of: id)
    one.send(.submit(id, Prompt(text: "run a command"), holds: false))
    let open = await told.first { kind -> PermissionRequest? in
      switch kind {
      case .requests(id, let requests): requests.first
      case .opened(let view): view.requests.first
      default: nil
      }
    }
    let request = try #require(open)
    two.send(.answer(id, request.id, .allowOnce))
    let decision = await told.first { kind -> Decision? in
      guard case .transcript(id, .put(let block)) = kind else { return nil }
      return if case .decision(let decision) = block.content { decision } else { nil }
    }
    #expect(decision?.outcome == "allowed once")
    // It is open no more, here or there.
    two.send(.answer(id, request.id, .deny(note: nil)))
    let problem = await told.first { kind in if case .problem(let problem) = kind { problem.text } else { nil } }
    #expect(problem?.contains("no longer open") == true)
    await two.close()
    await one.close()
  }

  @Test func aSurveyTellsTheTrueStates() async throws {
    let home = SharedHome()
    let one = try await home.engine()
    var ids: [SessionID] = []
    for name in ["asks", "idle", "asleep"] { ids.append(try await one.create(name: name, options: home.options).id) }
    one.send(.submit(ids[0], Prompt(text: "run a command"), holds: false))
    _ = await one.events.stream().first { kind -> Bool? in
      if case .requests(_, let requests) = kind, !requests.isEmpty { true } else { nil }
    }
    _ = try await one.ask("hello", in: ids[1])
    let two = try await home.engine()
    await two.survey()
    let found = await two.summaries()
    #expect(found.map(\.status) == [.needsYou, .idle, .asleep])
    #expect(found.map { $0.owner == nil } == [false, false, true])
    #expect(found[0].requests == 0)
    await two.close()
    await one.close()
  }

  @Test func newSessionsAndStatesAreToldWithoutAsking() async throws {
    let home = SharedHome()
    let one = try await home.engine()
    let told = one.events.stream()
    await one.watchOthers()
    // It begins to own sessions after the other one looked.
    let two = try await home.engine()
    let id = try await two.create(name: "owl", options: home.options).id
    _ = try await two.ask("hello", in: id)
    let heard = await told.first { kind -> SessionSummary? in
      if case .summary(let summary) = kind, summary.owner != nil, summary.status == .idle { summary } else { nil }
    }
    #expect(heard?.name == "owl")
    try await two.rename(id, to: "wren")
    await two.close()
    let left = await told.first { kind -> SessionSummary? in
      if case .summary(let summary) = kind, summary.owner == nil { summary } else { nil }
    }
    #expect(left?.name == "wren")
    #expect(left?.status == .asleep)

    let three = try await home.engine()
    try await three.delete(id)
    await three.close()
    await one.close()
  }
}
