import Conversation
import JSON
import Resources
import SessionEngine

extension CommandRunner {
  /// Runs a workflow; a signal ends the turn or the check that runs, and the next run goes on from there.
  func runWorkflow() async throws -> Int32 {
    if arguments.has("--example") {
      world.output.write(DefaultFiles.workflows["error_correction"]?.text ?? "")
      return ExitCode.done
    }
    let seconds = try arguments.number("--timeout", in: 0...Int.max) ?? 300
    let workflow = try workflow()
    return try await withEngine { engine in
      let session = try await session(for: workflow, in: engine)
      world.errors.line("Workflow “\(workflow.name)” in the session “\(session.name)”, in \(session.options.folder).")
      let runner = WorkflowRunner(
        workflow, in: session, of: engine, composer: composer(for: session),
        ask: { prompt in
          try await turn(
            prompt, in: session, engine: engine, timeout: seconds == 0 ? nil : .seconds(seconds),
            isQuiet: arguments.has("--json"))
        },
        check: { await check($0, in: $1, input: $2) }, progress: { world.errors.line(Self.line($0)) })
      let result = try await runner.run(fromStart: arguments.has("--from-start"), files: files)
      if arguments.has("--json") {
        world.output.line(Self.json(result, of: workflow, in: session).pretty)
      }
      return exitCode(of: result)
    }
  }

  /// From the file that is named.
  private func workflow() throws -> Workflow {
    guard let word = arguments.operands.first else { throw UsageProblem("Something is missing: skein run FILE") }
    let path = ParsedArguments.absolute(word, from: world.folder)
    let name = word.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
    return try Workflow(parsing: TextFile.read(path), name: name.isEmpty ? "workflow" : name, file: word)
  }

  private func session(for workflow: Workflow, in engine: SessionEngine) async throws -> SessionSummary {
    let name = arguments["--session"] ?? workflow.name
    if let found = await engine.session(named: name) { return try await adjust(found, in: engine) }
    var defaults = world.defaults
    defaults.folder = arguments["--cwd"].map { ParsedArguments.absolute($0, from: world.folder) } ?? world.folder
    let values = ["name": name, "folder": defaults.folder, "date": Timestamp.now().day]
    let session = try arguments.newSession(
      named: name, over: workflow.settings.options(over: defaults, filling: values), folder: world.folder,
      templates: world.templates)
    return try await engine.create(
      name: session.name, options: session.options,
      metadata: workflow.metadata.merging(session.metadata) { _, later in later })
  }

  private func check(_ command: String, in folder: String, input: String) async -> CheckOutcome {
    let checking = Task { await world.shell(command, folder, input) }
    signals?.onSignal { checking.cancel() }
    defer { signals?.onSignal(nil) }
    return await checking.value
  }

  private func exitCode(of result: WorkflowResult) -> Int32 {
    if let signal = signals?.received { return ExitCode.signal(signal) }
    if let message = result.message { world.errors.line("skein: \(message)") }
    switch result.outcome {
    case .completed: return ExitCode.done
    case .timedOut: return ExitCode.timedOut
    case .checkFailed, .turnFailed, .interrupted: return ExitCode.failed
    }
  }

  static func line(_ progress: WorkflowProgress) -> String {
    switch progress {
    case .resumed(let count):
      "The first \(count) \(count == 1 ? "step was" : "steps were") done before; --from-start begins anew."
    case .began(let step, let number, let count): "Step \(number) of \(count): \(step)"
    case .passed(let step): "“\(step)” is done."
    case .checkFailed(let step, let output, let number, let most):
      "The check of “\(step)” failed: \(output)\n"
        + (most == 0 ? "No correction is left." : "Correction \(number) of at most \(most) is sent.")
    }
  }

  static func json(_ result: WorkflowResult, of workflow: Workflow, in session: SessionSummary) -> JSONValue {
    [
      "workflow": .string(workflow.name), "session": .string(session.name), "outcome": .string(result.outcome.rawValue),
      "message": .string(orNull: result.message),
      "steps": .array(
        result.steps.map {
          [
            "name": .string($0.name), "outcome": .string($0.outcome.rawValue), "corrections": .int($0.corrections),
            "reply": .string($0.reply), "output": .string(orNull: $0.output),
          ]
        }),
    ]
  }
}
