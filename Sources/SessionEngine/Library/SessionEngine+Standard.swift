import FoundationEssentials
import Resources

extension SessionEngine {
  /// A started engine with the agents that Skein carries with it: `claude` and `demo`.
  ///
  /// ```swift
  /// let engine = try await SessionEngine.standard(dataFolder: "/home/me/.local/share/fox")
  /// let session = try await engine.create(name: "fox", options: .claude(in: "/home/me/fox").model("opus"))
  /// print(try await engine.ask("What is this project about?", in: session.id).content)
  /// await engine.close()
  /// ```
  ///
  /// End it with ``close()``: what still runs when the program ends without it is ended as after a crash.
  /// - Parameters:
  ///   - dataFolder: an absolute path, made where it is missing; nil keeps everything in memory. With the folder that `skein`
  ///     itself uses, both have the same sessions; each of these has one owner at a time.
  ///   - store: how the sessions are kept there.
  ///   - claude: the path of Claude Code; nil looks in `PATH` and the usual places when the first session needs it.
  ///   - skein: the path of a built `skein`, whose `skein demo-agent` is the demo; nil looks for it in `PATH`. Only sessions
  ///     with the demo need it.
  ///   - agentsFolder: a folder of further profiles of agents (`*.json5`, as `skein` reads them from its configuration); one with the
  ///     name of a shipped profile takes its place.
  ///   - environment: what agents inherit; nil is the program's own.
  /// - Throws: ``Problem`` of kind `storage` when the folder cannot be used, `agentFailed` when the system refuses what processes need.
  public static func standard(
    dataFolder: String?, store: HistoryKind = .sqlite, claude: String? = nil, skein: String? = nil,
    agentsFolder: String? = nil, environment: [String: String]? = nil
  ) async throws(Problem) -> SessionEngine {
    let environment = environment ?? ProcessInfo.processInfo.environment
    let host: ProcessHost
    let profiles: [AgentProfile]
    do throws(AgentProblem) {
      profiles = try Self.profiles(in: agentsFolder)
      host = try ProcessHost()
    } catch {
      throw Problem(.agentFailed, error.description)
    }
    let connector = ProfileConnector(
      host: host, profiles: profiles, claudePath: claude, environment: environment,
      skeinPath: skein ?? (try? ExecutableFinder(environment: environment).find("skein")) ?? "skein")
    let events = EventMailbox()
    let files = FileFinder(tracked: GitFiles(host: host, environment: environment).paths)
    let engine: SessionEngine
    if let dataFolder, store != .memory {
      engine = SessionEngine(
        store: try await history(store, in: dataFolder, events: events), connector: connector, events: events,
        sharing: SessionSharing(folder: dataFolder), files: files)
    } else {
      engine = SessionEngine(store: MemoryStore(), connector: connector, events: events, files: files)
    }
    await engine.atClose { await host.close() }
    await engine.start()
    return engine
  }

  /// The shipped ones first: of two with one name the later counts.
  private static func profiles(in folder: String?) throws(AgentProblem) -> [AgentProfile] {
    var profiles: [AgentProfile] = []
    for (_, file) in DefaultFiles.agents { profiles.append(try AgentProfile(parsing: file.text, file: file.name)) }
    if let folder { profiles += try AgentProfile.profiles(in: folder) }
    return profiles
  }

  /// Opened once before it is used, so that a folder that cannot be used is told at once. What goes wrong later loses nothing.
  private static func history(
    _ kind: HistoryKind, in folder: String, events: EventMailbox
  ) async throws(Problem) -> any HistoryStore {
    @Sendable func open() async throws(HistoryProblem) -> any HistoryStore {
      kind == .files ? try await FilesStore.open(folder: folder) : try await SQLiteStore.open(folder: folder)
    }
    do throws(HistoryProblem) {
      await (try await open()).close()
    } catch {
      throw Problem(.storage, error.description)
    }
    return RecoveringStore(
      report: { problem in
        events.post(
          .problem(Problem(.storage, problem?.description ?? "The history is written again; nothing was lost.")))
      },
      open: { () async throws(HistoryProblem) -> any HistoryStore in try await open() })
  }
}
