import Conversation
import Foundation
import SessionEngine
import Synchronization
import Testing

/// What the real `claude` leaves behind when it is killed.
@Suite("Left tools", .serialized, .timeLimit(.minutes(2)))
struct LeftToolTests {
  /// Whether the tool was running when it was looked at.
  private final class Sight: Sendable {
    let isRunning = Mutex<Bool?>(nil)
  }

  @Test func aToolOfAKilledAgentIsEndedBeforeTheNextAgentStarts() async throws {
    try await RealEngine.with { real in
      let engine = try await real.engine()
      let id = try await engine.create(name: "fox", options: real.claude.options).id
      let updates = try await engine.updates(of: id)
      let file = real.claude.home.appending(path: "project/tool.pid")
      engine.send(
        .submit(id, Prompt(text: "do:bash sh -c 'echo $$ > \(file.path); exec tail -f /dev/null'"), holds: false))
      for await update in updates {
        guard case .requests(let requests) = update, let request = requests.first else { continue }
        engine.send(.answer(id, request.id, .allowOnce))
        break
      }
      var found: Int32?
      while found == nil {
        await Task.yield()
        found = (try? String(contentsOf: file, encoding: .utf8)).flatMap { Int32($0.trimmingCharacters(in: .newlines)) }
      }
      let tool = try #require(found)
      #expect(Self.isRunning(tool))
      let agent = try #require(real.claude.processes.first)
      let sight = Sight()
      // At the start of the next agent nothing of the last one works on.
      real.connector.beforeStart.withLock { $0 = { sight.isRunning.withLock { $0 = Self.isRunning(tool) } } }
      #expect(kill(agent, SIGKILL) == 0)
      let again = try await engine.updates(of: id)
      while sight.isRunning.withLock({ $0 }) == nil, await again.first(where: { _ in true }) != nil {}
      #expect(sight.isRunning.withLock { $0 } == false)
      #expect(try await engine.ask("are you there?", in: id).content == "You said: are you there?")
      await engine.close()
    }
  }

  /// A dead process that nobody has waited for yet works no more.
  private static func isRunning(_ pid: Int32) -> Bool {
    guard let line = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let state = line.split(separator: ")").last?.split(separator: " ").first
    else { return false }
    return state != "Z" && state != "X"
  }
}
