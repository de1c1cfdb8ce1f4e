import Agents
import Conversation
import Glibc

extension Assembly {
  /// What the commands without a screen reach.
  func world() -> CommandWorld {
    CommandWorld(
      environment: environment, folder: folder, version: Program.version, output: TextOutput(descriptor: 1),
      errors: TextOutput(descriptor: 2), input: LineInput(descriptor: 0), person: Person.atTerminal(),
      defaults: defaults(fallsBack: false), configurationPath: configurationPath, looksFolder: folders.configuration,
      engine: { needs throws(Problem) in
        if let problem = namedClaudeProblem { throw Problem(.agentMissing, problem.description) }
        return engine(needs)
      },
      checks: { await checks() }, templates: templates, readsMentions: connector().readsMentions,
      connector: connector(), care: care(fallsBack: false),
      shell: ShellCheck(host: host, environment: environment).run)
  }

  /// What `doctor` looks at.
  private func checks() async -> [HealthCheck] {
    var checks: [HealthCheck] = []
    switch claude {
    case .success(let path): checks.append(HealthCheck("claude", .good, path))
    case .failure(let problem): checks.append(HealthCheck("claude", .warning, problem.description))
    }
    let terminal = environment["TERM"] ?? ""
    checks.append(
      terminal.isEmpty || terminal == "dumb"
        ? HealthCheck("terminal", .warning, "TERM is “\(terminal)”: the terminal UI cannot run here, `skein chat` can.")
        : HealthCheck("terminal", .good, terminal))
    setlocale(LC_CTYPE, "")
    let encoding = nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
    checks.append(
      encoding == "UTF-8"
        ? HealthCheck("locale", .good, encoding)
        : HealthCheck(
          "locale", .warning, "The locale's encoding is \(encoding), so only ASCII is shown; set LANG=C.UTF-8."))
    checks.append(
      configurationProblem.map { HealthCheck("configuration", .bad, $0) }
        ?? HealthCheck("configuration", .good, configurationPath))
    checks += Looks.read(folders.configuration).problems.map { HealthCheck("keys and themes", .warning, $0) }
    checks.append(await historyCheck())
    let running = RunningAgents()
    checks.append(
      HealthCheck(
        "agents", .good,
        running.count == 0 ? "none runs" : "\(running.count) running, \(SessionList.size(running.memory))"))
    return checks
  }

  private func historyCheck() async -> HealthCheck {
    let engine = engine()
    await engine.start()
    let count = await engine.summaries().count
    let troubles = engine.events.drain().compactMap { event in
      if case .problem(let problem) = event.kind { problem.text } else { nil }
    }
    await engine.close()
    if let trouble = troubles.first { return HealthCheck("history", .bad, trouble) }
    return HealthCheck("history", .good, "\(folders.data), \(count == 1 ? "1 session" : "\(count) sessions")")
  }
}
