import Conversation
import Foundation
import History
import SessionEngine
import Testing

@testable import App

/// Two Skeins over one history: a session has one owner, and a reader changes nothing.
@Suite struct OwnershipTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path
  private let connector = DemoConnector()
  private let options = SessionOptions(agent: "demo", folder: "/")

  private func engine(pace: Double? = nil) async throws -> SessionEngine {
    let folder = folder
    let engine = SessionEngine(
      store: try await SQLiteStore.open(folder: folder), connector: pace.map { DemoConnector(pace: $0) } ?? connector,
      lock: { session throws(Problem) in
        do throws(HistoryProblem) {
          return try SessionLock(session, in: folder)
        } catch {
          throw Problem(.inUse, session: session, error.description)
        }
      })
    await engine.start()
    return engine
  }

  private func words(_ blocks: [Block]) -> [String] {
    blocks.compactMap { block in
      switch block.content {
      case .prompt(let prompt): prompt.text
      case .text(let text): text.text
      case .notice(let notice): "(\(notice.kind.rawValue))"
      default: nil
      }
    }
  }

  @Test func aSessionOnScreenIsRefusedElsewhereAndGoesOnThereLater() async throws {
    let one = try await engine()
    let id = try await one.create(name: "fox", options: options).id
    one.send(.open(id))
    _ = try await one.ask("the river is the Tay", in: id)

    let two = try await engine()
    let refused = await #expect(throws: Problem.self) { _ = try await two.ask("hello", in: id) }
    #expect(refused?.kind == .inUse)

    let other = try await one.create(name: "owl", options: options).id
    one.send(.stop(id))
    one.send(.open(other))
    // The stop is awaited by what only a session that sleeps can give: its lock.
    var reply: Reply?
    while reply == nil {
      do {
        reply = try await two.ask("what is the river?", in: id)
      } catch {
        #expect(error.kind == .inUse)
        await Task.yield()
      }
    }
    #expect(reply?.content.contains("Tay") == true)
    await two.close()

    let seen = try await one.view(of: id).transcript.blocks
    #expect(words(seen).contains("what is the river?"))
    await one.close()
  }

  @Test func aReaderDoesNotMarkTheTurnOfItsOwnerAsInterrupted() async throws {
    let one = try await engine(pace: 0.2)
    let id = try await one.create(name: "fox", options: options).id
    let updates = try await one.updates(of: id)
    one.send(.submit(id, Prompt(text: "count 30"), holds: false))
    for await update in updates {
      if case .transcript(.grow) = update { break }
    }
    let two = try await engine()
    two.send(.open(id))
    _ = try await two.view(of: id)
    await two.close()
    for await update in updates {
      if case .turnEnded = update { break }
    }
    await one.close()

    let three = try await engine()
    let blocks = try await three.transcript(of: id)
    #expect(!words(blocks).contains("(interrupted)"))
    #expect(blocks.allSatisfy { !$0.isLive })
    await three.close()
  }

  @Test func aNewLaunchRemembersWhatTheLastOneWasTold() async throws {
    let store = try await SQLiteStore.open(folder: folder)
    let one = SessionEngine(store: store, connector: connector)
    await one.start()
    let id = try await one.create(name: "fox", options: options).id
    _ = try await one.ask("the secret code is heron", in: id)
    await one.close()

    let two = SessionEngine(store: try await SQLiteStore.open(folder: folder), connector: connector)
    await two.start()
    let found = try #require(await two.session(named: "fox"))
    #expect(found.status == .asleep)
    let reply = try await two.ask("what was the code?", in: found.id)
    #expect(reply.content.contains("heron"))
    await two.close()
  }

  @Test func aConversationThatTheAgentLostStartsAfreshAndTheQuestionIsAnswered() async throws {
    let one = try await engine()
    let id = try await one.create(name: "fox", options: options).id
    _ = try await one.ask("the secret code is heron", in: id)
    await one.close()

    // Another connector: its agent knows of no conversation.
    let two = try await engine(pace: 0)
    let reply = try await two.ask("what was the code?", in: id)
    #expect(!reply.isError)
    let blocks = try await two.transcript(of: id)
    #expect(words(blocks).contains("(startedAfresh)"))
    #expect(words(blocks).filter { $0 == "what was the code?" }.count == 1)
    #expect(words(blocks).contains("the secret code is heron"))
    await two.close()
  }

  @Test func aTurnThatTakesTooLongIsCutOffAndWhatCameIsKept() async throws {
    let one = try await engine(pace: 1)
    let id = try await one.create(name: "", options: options).id
    let reply = try await one.ask("count 500", in: id, timeout: .milliseconds(700))
    #expect(reply.isTimedOut)
    #expect(reply.outcome == .interrupted)
    #expect(reply.content.contains("1"))
    await one.close()
  }
}
