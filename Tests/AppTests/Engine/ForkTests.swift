import Conversation
import SessionEngine
import Testing

@testable import App

/// Forks of sessions that are not at rest.
@Suite(.timeLimit(.minutes(1))) struct ForkTests {
  @Test func aForkInMidTurnEndsWhereTheSourceStoodAndTellsOfNoEndOfSkein() async throws {
    let home = SharedHome(pace: 1)
    let engine = try await home.engine()
    let id = try await engine.create(name: "fox", options: home.options).id
    let updates = try await engine.updates(of: id)
    engine.send(.submit(id, Prompt(text: "count 2000"), holds: false))
    _ = await updates.first { update in if case .transcript(.grow) = update { true } else { nil } }
    let copy = try await engine.fork(id).id
    // Read again from the history, as the next program does.
    let blocks = try await engine.view(of: copy).transcript.blocks
    #expect(blocks.allSatisfy { !$0.isLive })
    let notices = blocks.compactMap { block in if case .notice(let notice) = block.content { notice.text } else { nil }
    }
    #expect(notices.count == 1)
    #expect(notices.first?.hasPrefix("Forked from “fox”") == true)
    // The source goes on.
    #expect(try await engine.view(of: id).transcript.blocks.contains { $0.isLive })
    await engine.close()
  }
}
