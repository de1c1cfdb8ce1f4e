import Conversation
import Foundation
import RealClaude
import Testing

@testable import Agents

/// The whole way to the real `claude` and back. One after the other: each costs a process of 200 MB.
@Suite("The real claude", .serialized, .timeLimit(.minutes(2)))
struct RealCLITests {
  func withClaude(_ body: (RealClaude) async throws -> Void) async throws {
    let claude = try RealClaude()
    do {
      try await body(claude)
    } catch {
      await claude.close()
      throw error
    }
    await claude.close()
  }

  @Test func remembersBetweenTurnsAndInANewProcess() async throws {
    try await withClaude { claude in
      let id = ConversationID.random()
      let first = RealConversation(claude, .new(id))
      first.say("the secret code is PLUM")
      #expect(try await first.turn(1).outcome == .completed)
      first.say("what was the code?")
      #expect(try await first.turn(2).outcome == .completed)
      #expect(first.replies.last == "The secret code was PLUM.")
      #expect(first.log.events.contains(.conversation(id)))
      first.connection.end(isBusy: false)
      let end = try await first.log.end()
      #expect(end.wasAsked && end.exitCode == 0)

      let second = RealConversation(claude, .resume(id))
      second.say("what was the code?")
      #expect(try await second.turn(1).outcome == .completed)
      #expect(second.replies == ["The secret code was PLUM."])
      second.connection.end(isBusy: false)
      _ = try await second.log.end()
      unexplained(first, second)
    }
  }

  @Test func helpsToCompletePaths() async throws {
    try await withClaude { claude in
      let file = claude.home.appending(path: "project/my notes.txt")
      try Data("x".utf8).write(to: file)
      let talk = RealConversation(claude, .new(.random()))
      // Its index takes a moment, so the first answers may be empty.
      var found: [String] = []
      for number in 1...50 where found.isEmpty {
        talk.connection.send(.suggestFiles("note"))
        @Sendable func answers(_ events: [AgentEvent]) -> [[String]] {
          events.compactMap { if case .filesSuggested("note", let paths?) = $0 { paths } else { nil } }
        }
        found = try await answers(talk.log.wait("files") { answers($0).count >= number })[number - 1]
      }
      #expect(found == ["my notes.txt"])
      talk.connection.end(isBusy: false)
      _ = try await talk.log.end()
      unexplained(talk)
    }
  }

  @Test func runsWhatIsAllowedAndOnlyThat() async throws {
    try await withClaude { claude in
      let talk = RealConversation(claude, .new(.random()))
      talk.say("do:bash echo yes > allowed.txt")
      talk.connection.send(.answer(try await talk.question(), .allowOnce))
      #expect(try await talk.turn(1).outcome == .completed)
      #expect(talk.toolStates == [.succeeded])
      let file = claude.home.appending(path: "project/allowed.txt")
      #expect(try String(contentsOf: file, encoding: .utf8) == "yes\n")
      unexplained(talk)

      let other = RealConversation(claude, .new(.random()))
      other.say("do:bash echo no > denied.txt")
      other.connection.send(.answer(try await other.question(), .deny(note: "use make")))
      #expect(try await other.turn(1).outcome == .completed)
      #expect(other.toolStates == [.denied])
      #expect(!FileManager.default.fileExists(atPath: claude.home.appending(path: "project/denied.txt").path))
      unexplained(other)
    }
  }

  @Test func anInterruptKeepsWhatCame() async throws {
    try await withClaude { claude in
      let id = ConversationID.random()
      let talk = RealConversation(claude, .new(id))
      talk.say("do:slow 500 0.02")
      try await talk.log.wait("words") { $0.contains { if case .blockGrew = $0 { true } else { false } } }
      talk.connection.send(.interrupt(cancelsQueued: true))
      #expect(try await talk.turn(1).outcome == .interrupted)
      #expect(talk.replies.last?.hasPrefix("word1") == true)
      #expect(talk.replies.last?.contains("end-of-slow") == false)
      talk.say("hello")
      #expect(try await talk.turn(2).outcome == .completed)

      talk.say("do:slow 500 0.02")
      let count = talk.log.events.count
      try await talk.log.wait("words") {
        $0.dropFirst(count).contains { if case .blockGrew = $0 { true } else { false } }
      }
      talk.connection.end(isBusy: true)
      let end = try await talk.log.end()
      #expect(end.wasAsked)
      #expect(try await talk.turn(3).outcome == .interrupted)
      unexplained(talk)
    }
  }

  @Test func clearForgets() async throws {
    try await withClaude { claude in
      let talk = RealConversation(claude, .new(.random()))
      talk.say("the secret code is PLUM")
      _ = try await talk.turn(1)
      talk.say("/clear")
      #expect(try await talk.turn(2).outcome == .local)
      talk.say("what was the code?")
      _ = try await talk.turn(3)
      #expect(talk.replies.last == "I was never told a code.")
      #expect(talk.log.events.contains { if case .cleared = $0 { true } else { false } })
      unexplained(talk)
    }
  }

  @Test func aFailureIsToldAndSurvived() async throws {
    try await withClaude { claude in
      let talk = RealConversation(claude, .new(.random()))
      talk.say("do:error 400")
      let end = try await talk.turn(1)
      #expect(end.outcome == .failed)
      #expect(end.message?.contains("400") == true)
      talk.say("do:error 529 1")
      #expect(try await talk.turn(2).outcome == .completed)
      #expect(talk.log.events.contains { if case .retrying = $0 { true } else { false } })
      unexplained(talk)
    }
  }

  @Test func anUnknownConversationIsNamed() async throws {
    try await withClaude { claude in
      let talk = RealConversation(claude, .resume(.random()))
      let end = try await talk.log.end()
      #expect(end.exitCode == 1)
      #expect(try await talk.turn(1).outcome == .unknownConversation)
    }
  }

  private func unexplained(_ talks: RealConversation...) {
    for talk in talks {
      #expect(!talk.log.overlapped)
      for event in talk.log.events {
        switch event {
        case .unknown, .malformed, .refused: Issue.record("\(event)")
        default: break
        }
      }
    }
  }
}
