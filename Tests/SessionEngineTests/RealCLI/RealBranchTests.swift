import Conversation
import Foundation
import SessionEngine
import Testing

/// Other ways on from a conversation of the real `claude`.
@Suite("The real claude, branching", .serialized, .timeLimit(.minutes(3)))
struct RealBranchTests {
  @Test func aForkAtAPromptRemembersOnlyWhatCameBefore() async throws {
    try await RealEngine.with { real in
      let engine = try await real.engine()
      let source = try await engine.create(name: "fox", options: real.claude.options).id
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

  private func file(_ name: String, in real: RealEngine) -> String? {
    try? String(contentsOf: real.claude.home.appending(path: "project/\(name)"), encoding: .utf8)
  }

  @Test func goesBackWithFilesAndConversation() async throws {
    try await RealEngine.with { real in
      var options = real.claude.options
      options.permissionMode = .acceptEdits
      let engine = try await real.engine()
      let id = try await engine.create(name: "fox", options: options).id
      try Data("hello there\n".utf8).write(to: real.claude.home.appending(path: "project/hello.txt"))
      _ = try await engine.ask("the secret code is PLUM", in: id)
      _ = try await engine.ask("do:edit hello.txt hello => goodbye", in: id)
      _ = try await engine.ask("the secret code is CHERRY", in: id)
      let places = try await engine.prompts(of: id)
      #expect(file("hello.txt", in: real) == "goodbye there\n")
      // The agent sleeps: it is woken to be asked, and a dry run changes nothing.
      try await engine.closeSession(id)
      let preview = try await engine.previewRewind(id, to: places[1].id)
      #expect(preview.files.map { $0.hasSuffix("/project/hello.txt") } == [true])
      #expect((preview.insertions, preview.deletions) == (1, 1))
      #expect(file("hello.txt", in: real) == "goodbye there\n")
      let done = try await engine.rewind(id, to: places[1].id, files: true)
      #expect(done?.files == preview.files)
      #expect(file("hello.txt", in: real) == "hello there\n")
      #expect(try await engine.prompts(of: id).map(\.prompt.text) == ["the secret code is PLUM"])
      #expect(try await engine.view(of: id).draft.text == "do:edit hello.txt hello => goodbye")
      #expect(try await engine.ask("what was the code?", in: id).content == "The secret code was PLUM.")
      // All words are still there, and the one that was taken back can be read.
      let texts = try await engine.transcript(of: id).compactMap { block in
        if case .prompt(let prompt) = block.content { prompt.text } else { nil }
      }
      #expect(texts.contains("the secret code is CHERRY"))
      // Back to the very first prompt: nothing is known.
      try await engine.rewind(id, to: places[0].id)
      #expect(try await engine.ask("what was the code?", in: id).content == "I was never told a code.")
      await engine.close()
    }
  }

  @Test func aPromptWithoutACheckpointLeavesAllAsItIs() async throws {
    try await RealEngine.with { real in
      let engine = try await real.engine()
      let id = try await engine.create(name: "fox", options: real.claude.options).id
      await #expect(throws: Problem.self) { try await engine.previewRewind(id, to: "nothing") }
      _ = try await engine.ask("the secret code is PLUM", in: id)
      await #expect(throws: Problem.self) { try await engine.previewRewind(id, to: .random()) }
      await #expect(throws: Problem.self) { try await engine.rewind(id, to: .random(), files: true) }
      #expect(try await engine.ask("what was the code?", in: id).content == "The secret code was PLUM.")
      await engine.close()
    }
  }

  @Test func aBackgroundCommandIsStopped() async throws {
    try await RealEngine.with { real in
      var options = real.claude.options
      options.allowedTools = ["Bash"]
      let engine = try await real.engine()
      let id = try await engine.create(name: "fox", options: options).id
      _ = try await engine.ask("do:background tail -f /dev/null", in: id)
      let task = try #require(try await engine.view(of: id).tasks.first)
      #expect(task.isInBackground && !task.isAgent)
      let updates = try await engine.updates(of: id)
      engine.send(.stopTask(id, task.id))
      for await update in updates {
        if case .transcript(.put(let block)) = update, case .notice(let notice) = block.content,
          notice.kind == .taskEnded
        {
          #expect(notice.text.contains("was stopped"))
          break
        }
      }
      #expect(try await engine.view(of: id).tasks.isEmpty)
      await engine.close()
    }
  }
}
