import Conversation
import SessionEngine

extension CommandRunner {
  /// What the command line says of a session's place in the list; nil: nothing.
  private struct Placing {
    var isPinned: Bool?
    var place: Int?
    var isUnread = false
  }

  /// Whether the command line says where a session is to stand in the list, or how.
  var setsPlace: Bool { CommandOption.places.contains { arguments.has($0.name) } }

  /// Puts a session where the command line says.
  func place(_ session: SessionSummary, in engine: SessionEngine) async throws {
    try await carryOut(try placing(), for: session.id, in: engine)
  }

  private func placing() throws -> Placing {
    let pins = arguments.has("--pin")
    let unpins = arguments.has("--unpin")
    if pins, unpins { throw UsageProblem("--pin and --unpin exclude each other.") }
    return Placing(
      isPinned: pins || unpins ? pins : nil, place: try arguments.number("--place", in: 1...Int.max),
      isUnread: arguments.has("--unread"))
  }

  // Apart from the reading: in one function the optimizer of Swift 6.3.1 crashes over them.
  private func carryOut(_ placing: Placing, for id: SessionID, in engine: SessionEngine) async throws(Problem) {
    if let isPinned = placing.isPinned { try await engine.pin(id, isPinned) }
    if let place = placing.place { try await engine.move(id, to: place - 1) }
    if placing.isUnread { try await engine.markUnread(id) }
  }
}
