import Conversation
import SessionEngine

/// Runs one subcommand. Answers go to standard output, everything else to standard error.
struct CommandRunner: Sendable {
  let arguments: ParsedArguments
  let world: CommandWorld
  let signals: SignalWatch?

  init(_ arguments: ParsedArguments, in world: CommandWorld, signals: SignalWatch? = nil) {
    self.arguments = arguments
    self.world = world
    self.signals = signals
  }

  /// The program's exit code.
  func run() async -> Int32 {
    do {
      switch arguments.command {
      case CommandTable.ask: return try await ask()
      case CommandTable.chat: return try await chat()
      case CommandTable.new: return try await new()
      case CommandTable.set: return try await set()
      case CommandTable.run: return try await runWorkflow()
      case CommandTable.templates: return templates()
      case CommandTable.list: return try await list()
      case CommandTable.show: return try await show()
      case CommandTable.rename: return try await rename()
      case CommandTable.stop: return try await stop()
      case CommandTable.clear: return try await clear()
      case CommandTable.fork: return try await fork()
      case CommandTable.rewind: return try await rewind()
      case CommandTable.archive: return try await archive()
      case CommandTable.delete: return try await delete()
      case CommandTable.search: return try await search()
      case CommandTable.trash: return try await trash()
      case CommandTable.restore: return try await restore()
      case CommandTable.export: return try await export()
      case CommandTable.import: return try await importDocument()
      case CommandTable.cleanup: return try await cleanup()
      case CommandTable.usage: return try await usage()
      case CommandTable.completions: return try completions()
      case CommandTable.keys: return try keys()
      case CommandTable.config: return try config()
      case CommandTable.doctor: return try await doctor()
      default: throw UsageProblem("“\(arguments.command.name)” is no command of the command line.")
      }
    } catch let problem as Problem {
      world.errors.line("skein: \(problem.text)")
      tellWaysOut(of: problem)
      return ExitCode.of(problem)
    } catch {
      world.errors.line("skein: \(error)")
      return error is UsageProblem ? ExitCode.usage : ExitCode.failed
    }
  }

  /// Starts an engine, does the work, and ends all agents in order, whatever came of it.
  func withEngine<Value: Sendable>(
    _ needs: EngineNeeds = EngineNeeds(), _ work: (SessionEngine) async throws -> Value
  ) async throws -> Value {
    let engine = try await world.engine(needs)
    await engine.start()
    if !needs.isOneShot, let care = world.care {
      for problem in await care.begin(engine) { world.errors.line("skein: \(problem.text)") }
    }
    do {
      let value = try await work(engine)
      await engine.close()
      return value
    } catch {
      await engine.close()
      throw error
    }
  }

  func session(named name: String, in engine: SessionEngine) async throws(Problem) -> SessionSummary {
    if let found = await engine.session(named: name) { return found }
    let near = NearMiss.offers(for: name, in: await engine.summaries().map(\.name))
    let offer = near.isEmpty ? "See: skein list" : "Near it: \(near.joined(separator: ", "))."
    throw Problem(.noSuchSession, "There is no session named “\(NameInSentence.of(name))”. \(offer)")
  }

  /// A session of that name, or with an empty name of one that is made up, as the command line and its template say.
  func newSession(_ name: String, suffix: String? = nil) throws -> NewSession {
    try arguments.newSession(
      named: name, suffix: suffix, over: world.defaults, folder: world.folder, templates: world.templates)
  }

  /// How prompts for a session are put together.
  func composer(for session: SessionSummary) -> PromptComposer {
    PromptComposer(
      folder: session.options.folder, agentReadsMentions: world.readsMentions(session.options.agent))
  }

  /// Files that the command line names.
  var files: [String] { arguments.all("--file").map { ParsedArguments.absolute($0, from: world.folder) } }

  /// The session as it is once it has taken over what the command line says about it.
  /// - Parameter setsStreaming: also how texts come; else that is only about what is printed now.
  func adjust(
    _ session: SessionSummary, in engine: SessionEngine, setsStreaming: Bool = false
  ) async throws -> SessionSummary {
    try await SessionAdjustment(arguments: arguments, folder: world.folder)
      .apply(to: session, in: engine, setsStreaming: setsStreaming)
  }
}
