import Agents
import Conversation
import Glibc
import JSON
import SessionEngine
import Synchronization

extension CommandRunner {
  func ask() async throws -> Int32 {
    guard !(arguments.has("--session") && arguments.has("--last")) else {
      throw UsageProblem("--session and --last exclude each other.")
    }
    let seconds = try arguments.number("--timeout", in: 0...Int.max) ?? 300
    let words = arguments.operands.joined(separator: " ")
    let piped = await piped(besides: words)
    guard !words.isEmpty || !piped.isEmpty || arguments.has("--file") else {
      throw UsageProblem("There is nothing to ask: skein ask PROMPT…, or pipe it in.")
    }
    let isOneShot = !arguments.has("--session") && !arguments.has("--last")
    var needs = EngineNeeds(isOneShot: isOneShot)
    let printsLines = arguments.has("--stream-json")
    if printsLines { needs.lines = LinePrinter(world.output).take }
    return try await withEngine(needs) { engine in
      let session = try await sessionToAsk(in: engine)
      let prompt = try composer(for: session).prompt(words, files: files, piped: piped)
      let isQuiet = printsLines || arguments.has("--json") || arguments.has("--no-stream")
      let reply = try await turn(
        prompt, in: session, engine: engine, timeout: seconds == 0 ? nil : .seconds(seconds), isQuiet: isQuiet)
      if arguments.has("--json") {
        world.output.line(Self.json(reply, isOneShot: isOneShot).compact)
      } else if arguments.has("--no-stream"), !printsLines {
        world.output.line(reply.texts.joined(separator: "\n\n"))
      }
      return exitCode(of: reply)
    }
  }

  /// What is piped in, without its last line end.
  private func piped(besides words: String) async -> String {
    guard !world.input.isTerminal else { return "" }
    let isExpected = words.isEmpty && !arguments.has("--file")
    let piped = await world.input.all(patience: isExpected ? nil : 3000)
    return piped.last == "\n" ? String(piped.dropLast()) : piped
  }

  private func sessionToAsk(in engine: SessionEngine) async throws -> SessionSummary {
    if arguments.has("--last") {
      guard let last = await engine.lastUsed(in: world.folder) else {
        throw Problem(.noSuchSession, "There is no session yet. Make one with: skein new")
      }
      return try await adjust(last, in: engine)
    }
    return try await session(arguments["--session"] ?? "", in: engine)
  }

  /// The session of that name, made where it is missing; with an empty name a new one.
  func session(_ name: String, in engine: SessionEngine) async throws -> SessionSummary {
    let wanted = try newSession(name)
    guard !wanted.name.isEmpty, let found = await engine.session(named: wanted.name) else {
      return try await engine.create(wanted)
    }
    return try await adjust(found, in: engine)
  }

  /// One turn, printed as it comes; a signal interrupts it and what came is kept.
  func turn(
    _ prompt: Prompt, in session: SessionSummary, engine: SessionEngine, timeout: Duration?, isQuiet: Bool
  ) async throws -> Reply {
    let printer = AnswerPrinter(world.output)
    let hasToldOfDenial = Atomic(false)
    let asking = Task { () throws(Problem) -> Reply in
      try await engine.ask(
        prompt, in: session.id, timeout: timeout, keepsMessages: false,
        answering: { request in
          if let person = world.person { return await person.answer(request) }
          if !hasToldOfDenial.exchange(true, ordering: .relaxed) {
            world.errors.line(
              "skein: \(request.toolName) was denied, because there is no terminal to ask on. Allow it with --allowed-tools \(request.toolName), or choose another --permission-mode."
            )
          }
          return .deny(note: "Nobody can be asked for permission here.")
        },
        progress: { update in
          if !isQuiet { printer.take(update) }
          // A session in use fails the question, and is told when that is.
          if case .problem(let problem) = update, problem.kind != .inUse { world.errors.line("skein: \(problem.text)") }
        })
    }
    signals?.onSignal { asking.cancel() }
    defer { signals?.onSignal(nil) }
    let result = await asking.result
    printer.finish()
    return try result.get()
  }

  /// Tells on standard error why a reply is not whole.
  func exitCode(of reply: Reply) -> Int32 {
    if let signal = signals?.received { return ExitCode.signal(signal) }
    if reply.isTimedOut {
      world.errors.line(
        "skein: The time was up, so the turn was interrupted; what came is kept. More time: --timeout SECONDS")
      return ExitCode.timedOut
    }
    if reply.isError {
      world.errors.line("skein: \(reply.message ?? "The turn failed, and the agent did not say why.")")
      return ExitCode.failed
    }
    return reply.outcome == .interrupted ? ExitCode.failed : ExitCode.done
  }

  static func json(_ reply: Reply, isOneShot: Bool) -> JSONValue {
    let usage = reply.usage
    let outcome =
      switch reply.outcome {
      case _ where reply.isTimedOut: "timed_out"
      case .completed: "completed"
      case .interrupted: "interrupted"
      case .failed: "failed"
      case .unknownConversation: "unknown_conversation"
      case .local: "local"
      }
    return [
      "content": .string(reply.content), "texts": .array(reply.texts.map { .string($0) }),
      "session": isOneShot ? nil : .string(reply.session.name),
      "conversation": .string(orNull: reply.session.conversation?.rawValue),
      "model": .string(orNull: reply.session.model ?? reply.session.options.model),
      "usage": [
        "input_tokens": .int(usage.inputTokens), "output_tokens": .int(usage.outputTokens),
        "cache_read_tokens": .int(usage.cacheReadTokens), "cache_write_tokens": .int(usage.cacheWriteTokens),
      ],
      "cost": .double(usage.cost), "session_cost": .double(reply.session.usage.cost), "duration": .int(reply.duration),
      "turns": .int(reply.turns),
      "is_error": .bool(reply.isError), "outcome": .string(outcome), "message": .string(orNull: reply.message),
      "command": .array((reply.command ?? []).map { .string($0) }),
    ]
  }
}

extension JSONValue {
  static func string(orNull text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
