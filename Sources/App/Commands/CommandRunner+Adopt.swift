import Agents
import Conversation
import JSON
import SessionEngine

/// Conversations of the `claude` CLI.
extension CommandRunner {
  func importFromClaude() async throws -> Int32 {
    let adoption = try ClaudeAdoption(environment: world.environment)
    guard let words = arguments.operands.first else { return try await listClaude(adoption) }
    return try await withEngine { engine in
      let (session, isNew) = try await adoption.adopt(words, in: engine)
      if !isNew { world.errors.line("“\(session.name)” goes on with that conversation already.") }
      world.output.line(arguments.has("--json") ? SessionList.json(session).compact : session.name)
      return ExitCode.done
    }
  }

  private func listClaude(_ adoption: ClaudeAdoption) async throws -> Int32 {
    let listings = adoption.archive.listings()
    let sessions = try await withEngine { await $0.summaries() }
    let names = Dictionary(sessions.compactMap { session in session.conversation.map { ($0, session.name) } }) {
      first, _ in first
    }
    if arguments.has("--json") {
      world.output.line(JSONValue.array(listings.map { ClaudeList.json($0, session: names[$0.id]) }).pretty)
    } else if listings.isEmpty {
      world.errors.line("Claude Code keeps no conversations in \(adoption.archive.folder).")
    } else {
      world.output.write(ClaudeList.table(listings, names: names, now: .now(), home: world.environment["HOME"]))
    }
    return ExitCode.done
  }
}
