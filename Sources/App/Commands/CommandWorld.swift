import Agents
import Conversation
import SessionEngine

/// What the commands reach of the world around them.
struct CommandWorld: Sendable {
  var environment: [String: String]
  /// The current folder.
  var folder: String
  var version: String
  var output: TextOutput
  var errors: TextOutput
  var input: LineInput
  /// Where a person can be asked; nil without a terminal.
  var person: Person?
  /// What the configuration says about sessions.
  var defaults: SessionOptions
  /// Where the configuration is read from.
  var configurationPath: String
  /// Where the user's themes and keys are.
  var looksFolder = ""
  /// Makes an engine that is not started.
  var engine: @Sendable (EngineNeeds) async throws(Problem) -> SessionEngine
  /// What `doctor` looks at.
  var checks: @Sendable () async -> [HealthCheck]
  /// What sessions can begin with.
  var templates = TemplateLibrary(folder: nil, shipped: [:])
  /// Whether an agent, by its profile's name, itself puts in the files that an `@path` names.
  var readsMentions: @Sendable (String) -> Bool = { _ in false }
  /// How agents are reached without an engine; nil: not at all.
  var connector: (any AgentConnector)?
  /// What the configuration asks of engines; nil: nothing.
  var care: EngineCare?
  /// Runs the commands of workflows' checks.
  var shell: WorkflowRunner.Checking = { _, _, _ in CheckOutcome(isPassed: false, output: "There is no shell here.") }
}

/// What kind of engine a command wants.
struct EngineNeeds: Sendable {
  /// Nothing is kept when the command has ended.
  var isOneShot = false
  /// Told every line an agent writes, without its newline, as it comes.
  var lines: (@Sendable ([UInt8]) -> Void)?
}

/// One thing that Skein needs, as `doctor` found it.
struct HealthCheck: Hashable, Sendable {
  enum Outcome: String, Sendable { case good, warning, bad }

  var subject: String
  var outcome: Outcome
  /// What was found, and where it is not good what to do.
  var finding: String

  init(_ subject: String, _ outcome: Outcome, _ finding: String) {
    self.subject = subject
    self.outcome = outcome
    self.finding = finding
  }
}
