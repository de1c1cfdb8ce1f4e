import Conversation
import JSON
import SessionEngine

/// Looking after what has gathered: old sessions, what they cost, and the shell's completion.
extension CommandRunner {
  func usage() async throws -> Int32 {
    let grouping = arguments["--by"].flatMap { UsageReport.Grouping(rawValue: $0) }
    let since = try arguments["--since"].map { words throws(UsageProblem) in
      Timestamp(milliseconds: Timestamp.now().milliseconds - (try Self.milliseconds(words, of: "--since")))
    }
    return try await withEngine { engine in
      let table = UsageTable(
        report: try await engine.usage(since: since), groupings: grouping.map { [$0] } ?? UsageReport.Grouping.allCases)
      world.output.write(arguments.has("--json") ? table.json.pretty + "\n" : table.text)
      return ExitCode.done
    }
  }

  func cleanup() async throws -> Int32 {
    let rule = try cleanupRule()
    return try await withEngine { engine in
      let spared = world.care?.spared ?? []
      let going = await engine.sessions(meantBy: rule, sparing: spared)
      let count = await engine.summaries().count
      var outcome = CleanupOutcome(before: count, after: count)
      if going.isEmpty {
        world.errors.line("No session is like that; nothing was moved.")
      } else if try await isSure("Move \(Self.count(going.count)) to the trash: \(Self.names(going))?") {
        outcome = await engine.cleanUp(rule, sparing: spared)
        world.errors.line("\(Self.count(outcome.moved.count)) moved to the trash; get one back with: skein restore")
      } else {
        world.errors.line("Nothing was moved.")
        return ExitCode.failed
      }
      if arguments.has("--json") {
        let value: JSONValue = [
          "before": .int(outcome.before), "after": .int(outcome.after),
          "moved": .array(outcome.moved.map { .string($0.name) }),
        ]
        world.output.line(value.compact)
      } else if !going.isEmpty {
        world.output.line(String(outcome.moved.count))
      }
      return ExitCode.done
    }
  }

  /// What the command line says, else what the configuration says.
  private func cleanupRule() throws -> CleanupRule {
    let age = try arguments["--older-than"].map { words throws(UsageProblem) in
      try Self.milliseconds(words, of: "--older-than")
    }
    let kept = try arguments.number("--keep", in: 0...Int.max)
    if age != nil || kept != nil { return CleanupRule(age: age, kept: kept) }
    guard let rule = world.care?.configuration.cleanup else {
      throw UsageProblem(
        "Say which sessions are to go: skein cleanup --older-than 30d, or --keep 20; or set cleanup in the configuration."
      )
    }
    return rule
  }

  func completions() throws(UsageProblem) -> Int32 {
    guard ShellCompletions.shells.contains(arguments.operands[0]) else {
      throw UsageProblem("There are completions for \(ShellCompletions.shells.joined(separator: ", ")).")
    }
    world.output.write(ShellCompletions.script(for: arguments.operands[0]))
    return ExitCode.done
  }

  private func isSure(_ question: String) async throws(UsageProblem) -> Bool {
    if arguments.has("--yes") { return true }
    guard let person = world.person else {
      throw UsageProblem("Cleaning up is asked about on a terminal, and there is none; say --yes to be asked nothing.")
    }
    return await person.confirms(question)
  }

  private static func count(_ number: Int) -> String { number == 1 ? "1 session" : "\(number) sessions" }

  private static func names(_ sessions: [SessionSummary]) -> String {
    let shown = sessions.prefix(5).map { "“\($0.name)”" }.joined(separator: ", ")
    return sessions.count > 5 ? "\(shown) and \(sessions.count - 5) more" : shown
  }

  private static func milliseconds(_ text: String, of option: String) throws(UsageProblem) -> Int64 {
    guard let age = CleanupRule.milliseconds(text) else {
      throw UsageProblem("\(option) takes an age such as 30d, 12h or 2w, not “\(text)”.")
    }
    return age
  }
}
