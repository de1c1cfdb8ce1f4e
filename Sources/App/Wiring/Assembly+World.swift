import Agents
import Conversation

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
}
