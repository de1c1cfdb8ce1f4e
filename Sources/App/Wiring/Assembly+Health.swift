import Agents
import Conversation
import Glibc

extension Assembly {
  /// What `doctor` looks at.
  func checks() async -> [HealthCheck] {
    var checks: [HealthCheck] = []
    checks.append(await claudeCheck())
    let terminal = environment["TERM"] ?? ""
    checks.append(
      CursesDriver.problem(ofType: terminal).map { HealthCheck("terminal", .warning, $0.description) }
        ?? HealthCheck("terminal", .good, terminal))
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

  /// Whether the agent runs at all, by what it says of its version.
  private func claudeCheck() async -> HealthCheck {
    switch claude {
    case .failure(let problem): return HealthCheck("claude", .warning, problem.description)
    case .success(let path):
      let environment = environment.merging(["SKEIN_DOCTOR_CLAUDE": path]) { $1 }
      let shell = ShellCheck(host: host, environment: environment, limit: .seconds(10))
      let outcome = await shell.run("exec \"$SKEIN_DOCTOR_CLAUDE\" --version", in: "/", input: "")
      let said = outcome.output.split(separator: "\n").first.map(String.init) ?? ""
      return outcome.isPassed
        ? HealthCheck("claude", .good, "\(path), \(said)")
        : HealthCheck("claude", .bad, "\(path) does not run: \(said)")
    }
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
