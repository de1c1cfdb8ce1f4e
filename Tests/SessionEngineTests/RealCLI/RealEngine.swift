import Conversation
import Foundation
import History
import RealClaude
import SessionEngine

/// Engines over the real `claude`, one after the other on the same history on disk.
final class RealEngine {
  let claude: RealClaude
  let connector: TappedConnector

  init() throws {
    claude = try RealClaude()
    connector = TappedConnector(claude.connector)
  }

  /// Runs `body` in a home of its own and ends all of it, whatever came of it.
  static func with(_ body: (RealEngine) async throws -> Void) async throws {
    let real = try RealEngine()
    do {
      try await body(real)
    } catch {
      await real.claude.close()
      throw error
    }
    await real.claude.close()
  }

  func engine() async throws -> SessionEngine {
    let engine = SessionEngine(
      store: try await SQLiteStore.open(folder: claude.home.appending(path: "history").path), connector: connector)
    await engine.start()
    return engine
  }
}
