import Conversation
import JSON
import SessionEngine

/// The trash, and removing for good.
extension CommandRunner {
  func trash() async throws -> Int32 {
    try await withEngine { engine in
      let sessions = try await engine.trashed()
      if arguments.has("--json") {
        world.output.line(JSONValue.array(sessions.map(TrashList.json)).pretty)
      } else if sessions.isEmpty {
        world.errors.line("The trash is empty.")
      } else {
        world.output.write(TrashList.table(sessions, now: .now(), home: world.environment["HOME"]))
      }
      return ExitCode.done
    }
  }

  func restore() async throws -> Int32 {
    let name = arguments.operands[0]
    return try await withEngine { engine in
      if let away = await engine.archived().first(where: { $0.name == name }) {
        world.output.line(try await engine.unarchive(away.id).name)
        return ExitCode.done
      }
      let sessions = try await engine.trashed()
      guard let found = sessions.first(where: { $0.record.name == name }) else {
        throw noneInTrash(name, sessions.map(\.record.name))
      }
      let session = try await engine.restore(found.record.id)
      if session.name != name { world.errors.line("There is a session named “\(name)” already.") }
      world.output.line(session.name)
      return ExitCode.done
    }
  }

  func purge() async throws -> Int32 {
    let name = arguments.operands[0]
    return try await withEngine { engine in
      let trashed = try await engine.trashed()
      let listed = await engine.summaries() + engine.archived()
      let found =
        listed.first { $0.name == name }?.id ?? trashed.first { $0.record.name == name }?.record.id
      guard let found else { throw noneInTrash(name, listed.map(\.name) + trashed.map(\.record.name)) }
      let question = "Remove “\(name)” with all that was said in it for good? Nothing can bring it back."
      guard try await isSure(question) else {
        world.errors.line("Nothing was removed.")
        return ExitCode.failed
      }
      let record = try await engine.purgeFindingOwnRecord(of: found)
      world.errors.line("“\(name)” is gone.")
      if let record { try await offerToRemove(record, of: found, in: engine) }
      return ExitCode.done
    }
  }

  private func offerToRemove(_ record: String, of session: SessionID, in engine: SessionEngine) async throws {
    world.errors.line("The agent has a record of this conversation of its own: \(record)")
    if !arguments.has("--agent-record") {
      guard !arguments.has("--yes"), let person = world.person else {
        world.errors.line("It stays. Remove that file to be rid of it.")
        return
      }
      guard await person.confirms("Remove that too?") else {
        world.errors.line("It stays.")
        return
      }
    }
    try await engine.removeOwnRecord(of: session)
    world.errors.line("It is gone too.")
  }

  private func isSure(_ question: String) async throws(UsageProblem) -> Bool {
    if arguments.has("--yes") { return true }
    guard let person = world.person else {
      throw UsageProblem(
        "Removing for good is asked about on a terminal, and there is none; say --yes to be asked nothing.")
    }
    return await person.confirms(question)
  }

  private func noneInTrash(_ name: String, _ names: [String]) -> Problem {
    let near = NearMiss.offers(for: name, in: names)
    let offer = near.isEmpty ? "See: skein trash" : "Near it: \(near.joined(separator: ", "))."
    return Problem(.noSuchSession, "There is no session named “\(NameInSentence.of(name))” there. \(offer)")
  }
}
