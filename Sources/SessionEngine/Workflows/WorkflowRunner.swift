import Agents
import Conversation

/// Runs a workflow in a session, and notes in the session's metadata how far it came: a later run begins at the step that failed.
public struct WorkflowRunner: Sendable {
  public typealias Asking = @Sendable (Prompt) async throws -> Reply
  /// Runs a shell command in a folder with a text on its standard input.
  public typealias Checking = @Sendable (_ command: String, _ folder: String, _ input: String) async -> CheckOutcome

  private let engine: SessionEngine
  private let workflow: Workflow
  private let session: SessionSummary
  private let composer: PromptComposer
  private let ask: Asking
  private let check: Checking
  private let progress: @Sendable (WorkflowProgress) -> Void

  /// - Parameters:
  ///   - ask: has the session answer a prompt; see ``SessionEngine/ask(_:in:timeout:answering:progress:)-(Prompt,_,_,_,_)``.
  ///   - check: runs the commands of checks; the library itself starts no shell.
  public init(
    _ workflow: Workflow, in session: SessionSummary, of engine: SessionEngine, composer: PromptComposer,
    ask: @escaping Asking, check: @escaping Checking,
    progress: @escaping @Sendable (WorkflowProgress) -> Void = { _ in }
  ) {
    self.workflow = workflow
    self.session = session
    self.engine = engine
    self.composer = composer
    self.ask = ask
    self.check = check
    self.progress = progress
  }

  /// - Parameters:
  ///   - fromStart: forget how far an earlier run came.
  ///   - files: put into the first prompt that is sent, beside the step's own.
  /// - Throws: what `ask` throws, and ``Problem`` when a file cannot be put in or the state cannot be kept.
  public func run(fromStart: Bool = false, files: [String] = []) async throws -> WorkflowResult {
    var state = WorkflowState(workflow: workflow.name)
    var result = WorkflowResult(outcome: .completed, steps: [])
    var values = ["session": session.name, "folder": session.options.folder, "date": Timestamp.now().day]
    if !fromStart {
      state.done = try await takeUp(&values, &result)
      if !state.done.isEmpty { progress(.resumed(count: state.done.count)) }
    }
    try await keep(state)
    var files = files
    for (index, step) in workflow.steps.enumerated().dropFirst(state.done.count) {
      progress(.began(step: step.name, number: index + 1, of: workflow.steps.count))
      let attempt = try await perform(step, files: files, values: values)
      files = []
      result.steps.append(attempt.step)
      guard attempt.outcome == .completed else {
        result.outcome = attempt.outcome
        result.message = attempt.message
        return result
      }
      progress(.passed(step: step.name))
      values["previous"] = attempt.step.reply
      values["reply.\(step.name)"] = attempt.step.reply
      state.done.append(
        WorkflowState.Done(
          step: step.name, digest: step.digest, prompt: attempt.prompt, corrections: attempt.step.corrections))
      state.isComplete = state.done.count == workflow.steps.count
      try await keep(state)
    }
    return result
  }

  /// What an earlier run of this workflow did; its replies are read from the transcript.
  private func takeUp(
    _ values: inout [String: String], _ result: inout WorkflowResult
  ) async throws(Problem) -> [WorkflowState.Done] {
    guard let state = WorkflowState(try await engine.metadata(of: session.id)[WorkflowState.key]) else { return [] }
    let kept = state.kept(of: workflow)
    guard !kept.isEmpty else { return [] }
    let blocks = try await engine.transcript(of: session.id)
    var done: [WorkflowState.Done] = []
    for step in kept {
      // Without its reply a step must be done again: later prompts may quote it.
      guard let reply = WorkflowState.reply(to: step.prompt, in: blocks) else { break }
      values["previous"] = reply
      values["reply.\(step.step)"] = reply
      done.append(step)
      result.steps.append(
        WorkflowResult.Step(name: step.step, outcome: .kept, corrections: step.corrections, reply: reply))
    }
    return done
  }

  private func keep(_ state: WorkflowState) async throws(Problem) {
    try await engine.setMetadata(state.json, for: WorkflowState.key, of: session.id)
  }

  private struct Attempt {
    var outcome: WorkflowResult.Outcome
    var step: WorkflowResult.Step
    /// The prompt whose reply counts.
    var prompt: PromptID
    var message: String?
  }

  private func perform(_ step: WorkflowStep, files: [String], values: [String: String]) async throws -> Attempt {
    var prompt = try composer.prompt(step.prompt.filled(values), files: step.files + files)
    var corrections = 0
    while true {
      let reply = try await ask(prompt)
      var attempt = Attempt(
        outcome: .completed,
        step: WorkflowResult.Step(name: step.name, outcome: .passed, corrections: corrections, reply: reply.content),
        prompt: prompt.id)
      if let failure = Self.failure(of: reply) {
        attempt.outcome = failure
        attempt.step.outcome = .failed
        attempt.message = reply.message ?? "The turn of the step “\(step.name)” did not come to its end."
        return attempt
      }
      let judged = await judge(reply, by: step)
      if judged.isPassed { return attempt }
      let hasMore = corrections < step.corrections
      corrections += hasMore ? 1 : 0
      progress(
        .checkFailed(
          step: step.name, output: judged.output, number: hasMore ? corrections : 0, of: hasMore ? step.corrections : 0)
      )
      guard hasMore else {
        attempt.outcome = .checkFailed
        attempt.step.outcome = .failed
        attempt.step.output = judged.output
        attempt.message = "The check of the step “\(step.name)” failed: \(judged.output)"
        return attempt
      }
      var values = values
      values["output"] = judged.output
      // What a check says is no text of the user: no `@path` in it is read.
      prompt = Prompt(text: step.correction.filled(values), isComposed: true)
    }
  }

  private static func failure(of reply: Reply) -> WorkflowResult.Outcome? {
    if reply.isTimedOut { return .timedOut }
    switch reply.outcome {
    case .completed, .local: return nil
    case .interrupted: return .interrupted
    case .failed, .unknownConversation: return .turnFailed
    }
  }

  private func judge(_ reply: Reply, by step: WorkflowStep) async -> CheckOutcome {
    switch step.check {
    case nil: CheckOutcome(isPassed: true, output: "")
    case .contains(let text):
      CheckOutcome(
        isPassed: reply.texts.contains { $0.contains(text) }, output: "The reply does not contain “\(text)”.")
    case .command(let command): await check(command, session.options.folder, reply.content)
    }
  }
}
