import Conversation
import SessionEngine

extension CommandRunner {
  /// Whether the command line says where a session is to stand in the list, or how.
  var setsPlace: Bool { CommandOption.places.contains { arguments.has($0.name) } }

  /// Puts a session where the command line says.
  func place(_ session: SessionSummary, in engine: SessionEngine) async throws {
    if arguments.has("--pin") || arguments.has("--unpin") {
      guard arguments.has("--pin") != arguments.has("--unpin") else {
        throw UsageProblem("--pin and --unpin exclude each other.")
      }
      try await engine.pin(session.id, arguments.has("--pin"))
    }
    if let place = try arguments.number("--place", in: 1...Int.max) { try await engine.move(session.id, to: place - 1) }
    if arguments.has("--unread") { try await engine.markUnread(session.id) }
  }
}
