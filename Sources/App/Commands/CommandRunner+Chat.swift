import Conversation
import SessionEngine

extension CommandRunner {
  /// Line mode: a line in, an answer out; no key, no colour, no cursor.
  func chat() async throws -> Int32 {
    try await withEngine { engine in
      let session = try await sessionToChat(in: engine)
      try await checkIsFree(session, in: engine)
      world.errors.line("Session “\(session.name)” in \(session.options.folder). `exit` ends it.")
      while true {
        if world.input.isTerminal { world.output.write("> ") }
        guard let line = await nextLine() else { break }
        if line.isEmpty { continue }
        if line == "exit" { break }
        guard let prompt = prompt(line, for: session) else { continue }
        let reply = try await turn(prompt, in: session, engine: engine, timeout: nil, isQuiet: false)
        if signals?.received != nil { break }
        if reply.isError { world.errors.line("skein: \(reply.message ?? "The turn failed.")") }
      }
      return signals?.received.map { ExitCode.signal($0) } ?? ExitCode.done
    }
  }

  /// Nil where a file that it names cannot be put in, which is said.
  private func prompt(_ line: String, for session: SessionSummary) -> Prompt? {
    do throws(Problem) {
      return try composer(for: session).prompt(line)
    } catch {
      world.errors.line("skein: \(error.text)")
      return nil
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
      return try await session(name, in: engine)
    }
    let last = await engine.lastUsed(in: world.folder)
    guard let last, !arguments.setsSessionOptions, last.options.folder == world.folder else {
      return try await session("", in: engine)
    }
    return last
  }
}
