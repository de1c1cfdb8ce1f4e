import Conversation
import SessionEngine

extension CommandRunner {
  /// Line mode: a line in, an answer out; no key, no colour, no cursor.
  func chat() async throws -> Int32 {
    try await withEngine { engine in
      let session = try await sessionToChat(in: engine)
      world.errors.line("Session “\(session.name)” in \(session.options.folder). `exit` ends it.")
      while true {
        if world.input.isTerminal { world.output.write("> ") }
        guard let line = await nextLine() else { break }
        if line.isEmpty { continue }
        if line == "exit" { break }
        let reply = try await turn(line, in: session, engine: engine, timeout: nil, isQuiet: false)
        if signals?.received != nil { break }
        if reply.isError { world.errors.line("skein: \(reply.message ?? "The turn failed.")") }
      }
      return signals?.received.map { ExitCode.signal($0) } ?? ExitCode.done
    }
  }

  /// Nil at the end of the input, and when a signal comes first.
  private func nextLine() async -> String? {
    let (lines, continuation) = AsyncStream<String?>.makeStream()
    let reading = Task { continuation.yield(await world.input.line()) }
    signals?.onSignal { continuation.yield(nil) }
    defer {
      signals?.onSignal(nil)
      reading.cancel()
    }
    for await line in lines { return line }
    return nil
  }

  private func sessionToChat(in engine: SessionEngine) async throws -> SessionSummary {
    if let name = arguments.operands.first {
      guard let found = await engine.session(named: name) else {
        return try await engine.create(name: name, options: newOptions())
      }
      try adjust(found, in: engine)
      return found
    }
    let last = await engine.lastUsed(in: world.folder)
    guard let last, !arguments.setsSessionOptions, last.options.folder == world.folder else {
      return try await engine.create(name: "", options: newOptions())
    }
    return last
  }
}
