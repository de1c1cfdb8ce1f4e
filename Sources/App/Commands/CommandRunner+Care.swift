import Conversation
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
    let age = try arguments["--older-than"].map { words throws(UsageProblem) in
      try Self.milliseconds(words, of: "--older-than")
    }
    let kept = try arguments.number("--keep", in: 0...Int.max)
    guard age != nil || kept != nil else {
      throw UsageProblem("Say which sessions are to go: skein cleanup --older-than 30d, or --keep 20.")
    }
    return try await withEngine { engine in
      let now = Timestamp.now()
      let latest = await engine.summaries().sorted { $0.updated > $1.updated }
      let going = latest.enumerated().filter { place, session in
        (age.map { now.since(session.updated) > $0 } ?? true) && (kept.map { place >= $0 } ?? true)
      }.map(\.element)
      guard !going.isEmpty else {
        world.errors.line("No session is like that; nothing was moved.")
        return ExitCode.done
      }
      guard try await isSure("Move \(Self.count(going.count)) to the trash: \(Self.names(going))?") else {
        world.errors.line("Nothing was moved.")
        return ExitCode.failed
      }
      for session in going { try await engine.delete(session.id) }
      world.errors.line("\(Self.count(going.count)) moved to the trash; get one back with: skein restore")
      world.output.line(String(going.count))
      return ExitCode.done
    }
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

  /// `30d`, `12h`, `2w`, `15m`.
  private static func milliseconds(_ text: String, of option: String) throws(UsageProblem) -> Int64 {
    let units: [Character: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000]
    guard let unit = text.last.flatMap({ units[$0] }), let number = Int64(text.dropLast()),
      (0...1_000_000).contains(number)
    else { throw UsageProblem("\(option) takes an age such as 30d, 12h or 2w, not “\(text)”.") }
    return number * unit
  }
}
