import Conversation
import Foundation
import SessionEngine
import Testing

/// Other ways on from a conversation of the real `claude`.
@Suite("The real claude, branching", .serialized, .timeLimit(.minutes(3)))
struct RealBranchTests {
  @Test func aForkAtAPromptRemembersOnlyWhatCameBefore() async throws {
    try await RealWorld.with { world in
      let engine = try await world.engine()
      let source = try await engine.create(name: "fox", options: world.options).id
      _ = try await engine.ask("the secret code is PLUM", in: source)
      _ = try await engine.ask("hello", in: source)
      _ = try await engine.ask("the secret code is CHERRY", in: source)
      let before = try await engine.transcript(of: source)
      let places = try await engine.prompts(of: source)
      let fork = try await engine.fork(source, at: places[2].id)
      #expect(try await engine.view(of: fork.id).draft.text == "the secret code is CHERRY")
      #expect(try await engine.ask("what was the code?", in: fork.id).content == "The secret code was PLUM.")
      // Its own prompts and those it took over can be forked at again; at the first one nothing is known.
      let again = try await engine.prompts(of: fork.id)
      #expect(again.map(\.prompt.text) == ["the secret code is PLUM", "hello", "what was the code?"])
      let second = try await engine.fork(fork.id, at: again[1].id)
      #expect(try await engine.ask("what was the code?", in: second.id).content == "The secret code was PLUM.")
      let third = try await engine.fork(fork.id, at: again[0].id)
      #expect(try await engine.ask("what was the code?", in: third.id).content == "I was never told a code.")
      #expect(try await engine.transcript(of: source) == before)
      #expect(try await engine.ask("what was the code?", in: source).content == "The secret code was CHERRY.")
      await engine.close()
    }
  }
}
