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
      case CommandTable.list: return try await list()
      case CommandTable.show: return try await show()
      case CommandTable.rename: return try await rename()
      case CommandTable.delete: return try await delete()
      case CommandTable.search: return try await search()
      case CommandTable.trash: return try await trash()
      case CommandTable.restore: return try await restore()
      case CommandTable.export: return try await export()
      case CommandTable.import: return try await importDocument()
      case CommandTable.keys: return keys()
      case CommandTable.config: return config()
      case CommandTable.doctor: return await doctor()
      default: throw UsageProblem("“\(arguments.command.name)” is no command of the command line.")
      }
    } catch let problem as Problem {
      world.errors.line("skein: \(problem.text)")
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
    throw Problem(.noSuchSession, "There is no session named “\(name)”. \(offer)")
  }

  func newOptions() throws(UsageProblem) -> SessionOptions {
    var defaults = world.defaults
    defaults.folder = world.folder
    return try arguments.sessionOptions(over: defaults, folder: world.folder)
  }

  /// Takes over what the command line says about a session that exists; refuses what can only be said when it is made.
  func adjust(_ session: SessionSummary, in engine: SessionEngine) throws(UsageProblem) {
    let wanted = try arguments.sessionOptions(over: session.options, folder: world.folder)
    var changeable = wanted
    changeable.agent = session.options.agent
    changeable.model = session.options.model
    changeable.permissionMode = session.options.permissionMode
    guard changeable == session.options else {
      throw UsageProblem(
        "The session “\(session.name)” exists; only --agent, --demo, --model and --permission-mode can be changed. Make another with: skein new"
      )
    }
    if wanted.agent != session.options.agent { engine.send(.changeAgent(session.id, profile: wanted.agent)) }
    if wanted.model != session.options.model { engine.send(.setModel(session.id, wanted.model)) }
    if let mode = wanted.permissionMode, mode != session.options.permissionMode {
      engine.send(.setPermissionMode(session.id, mode))
    }
  }
}
