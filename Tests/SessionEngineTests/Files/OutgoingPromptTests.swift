import Agents
import Conversation
import Foundation
import History
import Synchronization
import Testing

@testable import SessionEngine

/// An agent that only notes what it is sent.
private final class Notebook: AgentConnector, AgentConnection {
  let sent = Mutex<[AgentRequest]>([])
  let readsMentions: Bool

  init(readsMentions: Bool) { self.readsMentions = readsMentions }

  func connect(
    _ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void
  ) -> any AgentConnection {
    receive([.ready(AgentInfo())])
    return self
  }

  func readsMentions(_ profile: String) -> Bool { readsMentions }
  func send(_ request: AgentRequest) { sent.withLock { $0.append(request) } }
  func end(isBusy: Bool) {}
}

@Suite struct OutgoingPromptTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("let a = 1\n".utf8).write(to: URL(filePath: folder + "/a.swift"))
    try Data(Pixels.png).write(to: URL(filePath: folder + "/p.png"))
  }

  /// What became of a prompt: what the agent got, what the transcript shows, and what came back.
  private func submit(
    _ prompt: Prompt, readsMentions: Bool
  ) async throws -> (sent: AgentRequest?, shown: String?, events: [Event.Kind]) {
    let agent = Notebook(readsMentions: readsMentions)
    let engine = SessionEngine(store: MemoryStore(), connector: agent)
    await engine.start()
    let session = try await engine.create(name: "fox", options: SessionOptions(agent: "any", folder: folder))
    try? await engine.carryOut(awaiting: .submit(session.id, prompt, holds: false), in: session.id)
    let shown = try await engine.view(of: session.id).transcript.blocks.compactMap { block in
      if case .prompt(let prompt) = block.content { prompt.text } else { nil }
    }
    return (agent.sent.withLock { $0.first }, shown.first, engine.events.drain().map(\.kind))
  }

  @Test func anAgentThatReadsNoMentionsGetsTheFilesAndTheTranscriptStaysAsTyped() async throws {
    let outcome = try await submit(Prompt(text: "what is @a.swift?"), readsMentions: false)
    guard case .prompt(let sent)? = outcome.sent else {
      Issue.record("nothing was sent")
      return
    }
    #expect(sent.text.contains("let a = 1"))
    #expect(sent.isComposed)
    #expect(outcome.shown == "what is @a.swift?")
  }

  @Test func anAgentThatReadsThemGetsWhatWasTyped() async throws {
    let prompt = Prompt(id: PromptID("p"), text: "what is @a.swift?", delivery: .waiting)
    #expect(try await submit(prompt, readsMentions: true).sent == .prompt(prompt))
  }

  @Test func picturesGoAsWhatTheyHold() async throws {
    let image = PromptImage(path: folder + "/p.png", label: "[image: p.png 30x20, 1 kB]")
    let outcome = try await submit(Prompt(text: "see \(image.label)", images: [image]), readsMentions: true)
    guard case .promptWithImages(let sent, let contents)? = outcome.sent else {
      Issue.record("no picture was sent")
      return
    }
    #expect(sent.text == "see \(image.label)")
    #expect(contents == [ImageContent(mediaType: "image/png", bytes: Pixels.png)])
    #expect(outcome.shown == "see \(image.label)")
  }

  @Test func aPromptWhoseFilesCannotBeReadComesBackWithTheReason() async throws {
    let image = PromptImage(path: folder + "/gone.png", label: "[image: gone.png 1x1, 1 kB]")
    let prompt = Prompt(text: "see \(image.label)", images: [image])
    let outcome = try await submit(prompt, readsMentions: true)
    #expect(outcome.sent == nil)
    #expect(outcome.shown == nil)
    #expect(outcome.events.contains { if case .withdrawn(_, prompt) = $0 { true } else { false } })
    #expect(
      outcome.events.contains {
        if case .problem(let problem) = $0 { problem.text.contains("gone.png") } else { false }
      })
  }
}
