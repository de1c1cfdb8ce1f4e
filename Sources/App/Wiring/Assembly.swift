import Agents
import Conversation
import Glibc
import History
import Resources
import SessionEngine

/// The parts of the program, put together for one run.
struct Assembly: Sendable {
  let environment: [String: String]
  /// The current folder.
  let folder: String
  let folders: Folders
  let configuration: Configuration
  /// Why the configuration is the default one where the user's is wrong; only commands that help to mend it go on then.
  let configurationProblem: String?
  let arguments: ParsedArguments
  let host: ProcessHost
  private let profiles: [AgentProfile]
  private let claudePath: String?
  private let log: DebugLog?

  init(_ arguments: ParsedArguments, environment: [String: String], folder: String) throws {
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    let dataFolder = (arguments["--data-dir"] ?? environment["SKEIN_DATA_DIR"]).flatMap { $0.isEmpty ? nil : $0 }
    folders = try Folders(
      environment: environment, dataFolder: dataFolder.map { ParsedArguments.absolute($0, from: folder) })
    let named = arguments["--config"].map { ParsedArguments.absolute($0, from: folder) }
    do {
      configuration = try Configuration(
        path: named ?? "\(folders.configuration)/config.json5", isRequired: named != nil,
        home: environment["HOME"])
      configurationProblem = nil
    } catch {
      let mending = [CommandTable.config, CommandTable.doctor, CommandTable.keys, CommandTable.completions]
      guard mending.contains(arguments.command) else { throw error }
      configuration = Configuration()
      configurationProblem = "\(error)"
    }
    claudePath = arguments["--claude"] ?? environment["SKEIN_CLAUDE"].flatMap { $0.isEmpty ? nil : $0 }
    let shipped = try DefaultFiles.agents.sorted { $0.key < $1.key }.map {
      try AgentProfile(parsing: $0.value.text, file: $0.value.name)
    }
    // Of two with one name the later counts: the user's.
    profiles = try shipped + AgentProfile.profiles(in: "\(folders.configuration)/agents")
    for name in [arguments["--agent"], configuration.agent].compactMap(\.self) where name != "auto" {
      try Self.check(name, among: Set(profiles.map(\.name)).sorted())
    }
    let hasScreen = [CommandTable.root, CommandTable.open].contains(arguments.command)
    log = arguments.has("--debug") ? (hasScreen ? DebugLog(folder: folders.state) : .toStandardError()) : nil
    host = try ProcessHost()
  }

  private static func check(_ agent: String, among known: [String]) throws(UsageProblem) {
    guard !known.contains(agent) else { return }
    let near = NearMiss.of(agent, in: known).map { " Did you mean “\($0)”?" } ?? ""
    throw UsageProblem("There is no agent “\(agent)”.\(near) There are: \(known.joined(separator: ", ")).")
  }

  var agentNames: [String] { profiles.map(\.name) }

  /// The configuration that this run reads, or would.
  var configurationPath: String {
    arguments["--config"].map { ParsedArguments.absolute($0, from: folder) } ?? "\(folders.configuration)/config.json5"
  }

  func connector(lines: (@Sendable ([UInt8]) -> Void)? = nil) -> ProfileConnector {
    ProfileConnector(host: host, profiles: profiles, claudePath: claudePath, environment: environment, lines: lines)
  }

  /// Where Claude Code is; the problem says how to get it.
  var claude: Result<String, AgentProblem> { connector().availability(of: "claude") }

  /// The user named an executable, by `--claude` or `SKEIN_CLAUDE`, that cannot be run.
  var namedClaudeProblem: AgentProblem? {
    guard claudePath != nil, case .failure(let problem) = claude else { return nil }
    return problem
  }

  /// What sessions can begin with.
  var templates: TemplateLibrary {
    TemplateLibrary(folder: "\(folders.configuration)/templates", shipped: DefaultFiles.templates.mapValues(\.text))
  }

  /// What a new session starts with. With nothing chosen that is Claude Code, or with `fallsBack` the demo where that is missing.
  func defaults(fallsBack: Bool) -> SessionOptions {
    var agent = configuration.agent
    if agent == "auto" {
      agent = "claude"
      if fallsBack, case .failure = claude { agent = "demo" }
    }
    var options = SessionOptions(agent: agent, folder: folder)
    options.model = configuration.model
    options.permissionMode = configuration.permissionMode
    options.prefix = configuration.prefix
    options.isSafe = configuration.isSafe
    options.isUnstreamed = configuration.isUnstreamed
    return options
  }

  func care(fallsBack: Bool) -> EngineCare {
    EngineCare(
      configuration: configuration.engine, defaults: defaults(fallsBack: fallsBack), templates: templates)
  }

  /// An engine over the history that the command line chose; it is not started.
  func engine(_ needs: EngineNeeds = EngineNeeds()) -> SessionEngine {
    let events = EventMailbox()
    let profiled = connector(lines: needs.lines)
    let connector: any AgentConnector =
      log.map { log in LoggingConnector(connector: profiled) { log.line($0) } } ?? profiled
    let files = FileFinder(tracked: GitFiles(host: host, environment: environment).paths)
    if needs.isOneShot || arguments["--store"] == "memory" {
      return SessionEngine(
        store: MemoryStore(), connector: connector, events: events, residency: configuration.residency, files: files,
        title: Self.title(of:))
    }
    let data = folders.data
    let keepsFiles = arguments["--store"] == "files"
    let store = RecoveringStore(
      report: { problem in
        let text = problem?.description ?? "The history is written again; nothing was lost."
        events.post(.problem(Problem(.storage, text)))
      },
      open: { () async throws(HistoryProblem) -> any HistoryStore in
        keepsFiles ? try await FilesStore.open(folder: data) : try await SQLiteStore.open(folder: data)
      })
    return SessionEngine(
      store: store, connector: connector, events: events,
      sharing: SessionSharing(folder: data), residency: configuration.residency, files: files,
      title: Self.title(of:))
  }

  @Sendable static func title(of profile: String) -> String {
    switch profile {
    case "claude": "Claude Code"
    case "demo": "the demo"
    default: profile
    }
  }
}
