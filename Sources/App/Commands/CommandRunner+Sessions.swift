import Conversation
import JSON
import SessionEngine

/// The commands that look at sessions and change them.
extension CommandRunner {
  func new() async throws -> Int32 {
    try await withEngine { engine in
      let session = try await engine.create(name: arguments.operands.first ?? "", options: newOptions())
      world.output.line(arguments.has("--json") ? SessionList.json(session).compact : session.name)
      return ExitCode.done
    }
  }

  func list() async throws -> Int32 {
    try await withEngine { engine in
      let sessions = await engine.summaries()
      if arguments.has("--count") {
        world.output.line(String(sessions.count))
      } else if arguments.has("--json") {
        world.output.line(JSONValue.array(sessions.map(SessionList.json)).pretty)
      } else if sessions.isEmpty {
        world.errors.line("No sessions yet. Make one with: skein new")
      } else {
        world.output.write(SessionList.table(sessions, now: .now(), home: world.environment["HOME"]))
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
      world.errors.line("“\(session.name)” is in the trash; get it back with: skein restore")
      return ExitCode.done
    }
  }
}
