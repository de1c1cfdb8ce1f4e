import JSON
import Resources

/// The commands about Skein itself.
extension CommandRunner {
  func config() throws(UsageProblem) -> Int32 {
    if arguments.has("--print-default") {
      world.output.write(DefaultFiles.configuration)
    } else if let name = arguments["--print-theme"] {
      let recipe = try ThemeFolder(path: "\(world.looksFolder)/themes").recipe(named: name)
      world.output.write(ThemePrinter.text(of: recipe, named: name))
    } else if arguments.has("--json") {
      world.output.line((["path": .string(world.configurationPath)] as JSONValue).compact)
    } else {
      world.output.line(world.configurationPath)
    }
    return ExitCode.done
  }

  func doctor() async throws -> Int32 {
    if arguments.has("--sign-in") { return try await signIn() }
    let checks = await world.checks()
    if arguments.has("--json") {
      let found = checks.map { check -> JSONValue in
        [
          "subject": .string(check.subject), "outcome": .string(check.outcome.rawValue),
          "finding": .string(check.finding),
        ]
      }
      world.output.line(JSONValue.array(found).pretty)
    } else {
      let marks: [HealthCheck.Outcome: String] = [.good: "ok  ", .warning: "note", .bad: "BAD "]
      for check in checks { world.output.line("\(marks[check.outcome] ?? "")  \(check.subject): \(check.finding)") }
    }
    return checks.contains { $0.outcome == .bad } ? ExitCode.failed : ExitCode.done
  }
}
