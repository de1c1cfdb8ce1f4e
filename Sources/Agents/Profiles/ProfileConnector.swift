import Conversation
import Dispatch
import Glibc

/// Starts agents as their profiles say.
public struct ProfileConnector: AgentConnector {
  private let host: ProcessHost
  private let profiles: [String: AgentProfile]
  private let claudePath: String?
  private let environment: [String: String]
  private let skeinPath: String
  private let patience: DispatchTimeInterval
  private let startLimit: Duration
  private let lines: (@Sendable ([UInt8]) -> Void)?

  /// `claudePath` (from `--claude` or `SKEIN_CLAUDE`) takes the place of looking for `claude`. `environment` is what agents
  /// inherit, usually Skein's own. `lines` is told every line that an agent writes, before it is decoded. Of two profiles with the same name the later one counts.
  public init(
    host: ProcessHost, profiles: [AgentProfile], claudePath: String?, environment: [String: String],
    skeinPath: String = Self.runningProgram, patience: DispatchTimeInterval = .seconds(5),
    startLimit: Duration = .seconds(60),
    lines: (@Sendable ([UInt8]) -> Void)? = nil
  ) {
    self.host = host
    self.profiles = Dictionary(profiles.map { ($0.name, $0) }) { _, later in later }
    self.claudePath = claudePath.flatMap { $0.isEmpty ? nil : $0 }
    self.environment = environment
    self.skeinPath = skeinPath
    self.patience = patience
    self.startLimit = startLimit
    self.lines = lines
  }

  /// The path of the program that a profile starts; the problem says what to do when there is none.
  public func availability(of profile: String) -> Result<String, AgentProblem> {
    Result { () throws(AgentProblem) in try executable(of: known(profile)) }
  }

  public func connect(
    _ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void
  ) -> any AgentConnection {
    let spec = self.launch(for: launch)
    let codec: any AgentCodec
    switch profiles[launch.options.agent]?.dialect {
    case .claudeStreamJSON, nil: codec = ClaudeCodec(session: launch.session)
    }
    let traced: any AgentCodec = lines.map { TracingCodec(codec: codec, trace: $0) } ?? codec
    return ProcessConnection.start(
      spec, on: host, codec: traced, patience: patience, limit: startLimit, receive: receive)
  }

  /// Whether an agent itself puts the files in that an `@path` in a prompt names.
  public func readsMentions(_ profile: String) -> Bool { profiles[profile]?.readsMentions ?? false }

  public func recall(_ prompts: Set<PromptID>, of launch: AgentLaunch) async -> AgentRecollection? {
    records(of: launch)?.recall(prompts, of: launch.conversation.id)
  }

  public func ownRecord(of launch: AgentLaunch) async -> String? {
    records(of: launch)?.file(of: launch.conversation.id)
  }

  public func removeOwnRecord(of launch: AgentLaunch) async throws(Problem) {
    try records(of: launch)?.remove(launch.conversation.id)
  }

  /// Where the agent of `launch` keeps its own records; nil where it keeps none.
  private func records(of launch: AgentLaunch) -> ClaudeRecords? {
    guard let profile = profiles[launch.options.agent], case .named = profile.executable else { return nil }
    var environment = environment
    for name in profile.removedEnvironment { environment[name] = nil }
    environment.merge(profile.addedEnvironment) { _, added in added }
    return ClaudeRecords(environment: environment)
  }

  public func commandLine(of launch: AgentLaunch) -> [String]? {
    (try? self.launch(for: launch).get()).map { [$0.executable] + $0.arguments }
  }

  /// A profile that does not pass the place on would copy all of the conversation: it cannot cut.
  public func cut(before prompt: PromptPlace, of launch: AgentLaunch) async -> ConversationCut {
    guard let profile = profiles[launch.options.agent], profile.arguments.contains(where: { $0.placeholder == .at })
    else { return .unknown }
    // The demo keeps what it knew at each prompt under that prompt's own name.
    guard case .named = profile.executable else { return prompt.previous.map { .after($0.rawValue) } ?? .start }
    guard let environment = try? self.launch(for: launch).get().environment,
      let records = ClaudeRecords(environment: environment)
    else { return .unknown }
    return records.cut(before: prompt.id, of: launch.conversation.id)
  }

  /// What would be started, for those who show it.
  public func launch(for launch: AgentLaunch) -> Result<LaunchSpec, AgentProblem> {
    Result { () throws(AgentProblem) in
      let profile = try known(launch.options.agent)
      var environment = environment
      for name in profile.removedEnvironment { environment[name] = nil }
      environment.merge(profile.addedEnvironment) { _, added in added }
      return LaunchSpec(
        executable: try executable(of: profile), arguments: profile.arguments.flatMap { $0.arguments(for: launch) },
        environment: environment, directory: launch.options.folder)
    }
  }

  private func known(_ name: String) throws(AgentProblem) -> AgentProfile {
    guard let profile = profiles[name] else { throw .unknownProfile(name: name, known: profiles.keys.sorted()) }
    return profile
  }

  private func executable(of profile: AgentProfile) throws(AgentProblem) -> String {
    guard case .named(let names) = profile.executable else { return skeinPath }
    let finder = ExecutableFinder(environment: environment)
    if let claudePath, names.contains("claude") { return try finder.find(claudePath) }
    var first: AgentProblem?
    for name in names {
      do throws(AgentProblem) {
        return try finder.find(name)
      } catch {
        first = first ?? error
      }
    }
    throw first ?? .executableNotFound(name: profile.name, lookedIn: finder.places)
  }

  /// The file of the running program, from the system.
  public static var runningProgram: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return "/proc/self/exe" }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
