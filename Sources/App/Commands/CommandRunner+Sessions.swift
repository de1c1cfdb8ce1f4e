import Conversation
import JSON
import SessionEngine

/// The commands that look at sessions and change them.
extension CommandRunner {
  func list() async throws -> Int32 {
    let wanted = try arguments.metadata()
    return try await withEngine { engine in
      await engine.survey()
      var sessions = await engine.sessions(with: wanted)
      if arguments.has("--archived") { sessions = await engine.archived() }
      var active: Set<SessionID> = []
      if arguments.has("--active") || arguments.has("--json") {
        for session in sessions where await engine.isActive(session.id) { active.insert(session.id) }
      }
      let memory = active.isEmpty ? [:] : await engine.memoryOfAgents()
      let now = Timestamp.now()
      if arguments.has("--active") { sessions = sessions.filter { active.contains($0.id) } }
      if arguments.has("--count") {
        world.output.line(String(sessions.count))
      } else if arguments.has("--names") {
        for session in sessions { world.output.line(session.name) }
      } else if arguments.has("--json") {
        let values = sessions.map {
          SessionList.json($0, isActive: active.contains($0.id), memory: memory[$0.id], now: now)
        }
        world.output.line(JSONValue.array(values).pretty)
      } else if sessions.isEmpty {
        let isFiltered = arguments.has("--active") || arguments.has("--archived") || !wanted.isEmpty
        world.errors.line(isFiltered ? "No session is like that." : "No sessions yet. Make one with: skein new")
      } else if arguments.has("--active") {
        world.output.write(SessionList.activity(sessions, memory: memory, now: now))
      } else {
        world.output.write(SessionList.table(sessions, now: now, home: world.environment["HOME"]))
      }
      return ExitCode.done
    }
  }

  func show() async throws -> Int32 {
    try await withEngine { engine in
      let session = try await session(named: arguments.operands[0], in: engine)
      let blocks = try await engine.transcript(of: session.id)
      if arguments.has("--json") {
        let value: JSONValue = [
          "session": SessionList.json(session), "blocks": .array(blocks.map(TranscriptJSON.json)),
        ]
        world.output.line(value.pretty)
      } else {
        world.output.write(TranscriptMarkdown.text(of: blocks, title: session.name))
      }
      return ExitCode.done
    }
  }

  func rename() async throws -> Int32 {
    try await withEngine { engine in
      let session = try await session(named: arguments.operands[0], in: engine)
      try await engine.rename(session.id, to: arguments.operands[1])
      return ExitCode.done
    }
  }

  func delete() async throws -> Int32 {
    if arguments.has("--purge") { return try await purge() }
    return try await withEngine { engine in
      let session = try await session(named: arguments.operands[0], in: engine)
      try await engine.delete(session.id)
      let word = NameInSentence.forShell(session.name)
      world.errors.line("“\(session.name)” is in the trash; get it back with: skein restore \(word)")
      return ExitCode.done
    }
  }
}
