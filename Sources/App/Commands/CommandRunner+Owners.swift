import Conversation
import SessionEngine

/// Sessions that other Skeins have.
extension CommandRunner {
  func stop() async throws -> Int32 {
    guard arguments.operands.isEmpty == arguments.has("--all") else {
      throw UsageProblem("Say which agent is to end: skein stop NAME, or skein stop --all.")
    }
    return try await withEngine { engine in
      await engine.survey()
      var sessions = await engine.summaries()
      if let name = arguments.operands.first { sessions = [try await session(named: name, in: engine)] }
      let running = sessions.filter(Self.runsElsewhere)
      if running.isEmpty, let name = arguments.operands.first { world.errors.line("No agent runs for “\(name)”.") }
      return await withTaskGroup(of: Int32.self) { group in
        for session in running { group.addTask { await stop(session, in: engine) } }
        return await group.reduce(ExitCode.done) { max($0, $1) }
      }
    }
  }

  private func stop(_ session: SessionSummary, in engine: SessionEngine) async -> Int32 {
    do throws(Problem) {
      try await engine.stop(session.id)
      world.errors.line("The agent of “\(session.name)” has ended; its next prompt starts it again.")
      return ExitCode.done
    } catch {
      world.errors.line("skein: “\(session.name)”: \(error.text)")
      return ExitCode.of(error)
    }
  }

  /// One that does not tell may have an agent.
  private static func runsElsewhere(_ session: SessionSummary) -> Bool {
    guard let owner = session.owner else { return false }
    switch session.status {
    case .starting, .working, .needsYou, .idle: return true
    case .asleep, .failed: return !owner.isAnswering
    }
  }

  /// - Throws: ``Problem`` of kind `inUse` while another Skein has the session.
  func checkIsFree(_ session: SessionSummary, in engine: SessionEngine) async throws {
    guard let owner = await engine.owner(of: session.id) else { return }
    throw Problem(.inUse, session: session.id, "The session “\(session.name)” is open in \(owner.words).")
  }

  /// What can be done about a session that another Skein has, where a command could not go on with it.
  func tellWaysOut(of problem: Problem) {
    guard problem.kind == .inUse, arguments.command != CommandTable.stop else { return }
    // What `ask` is given is a prompt.
    let operand = arguments.command == CommandTable.ask ? nil : arguments.operands.first
    let named = arguments["--session"] ?? operand ?? "NAME"
    // What a shell would not take as one word is not offered to be typed.
    let isPlain = named.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) } && !named.hasPrefix("-")
    let name = isPlain ? named : "NAME"
    let ways = [
      "Take it over: skein open \(name) --take-over", "go on from a copy: skein fork \(name)",
      "end its agent: skein stop \(name)",
    ]
    world.errors.line(ways.joined(separator: " · "))
  }
}
