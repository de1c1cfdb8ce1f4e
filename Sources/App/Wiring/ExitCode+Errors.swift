import Agents
import Conversation

extension ExitCode {
  /// The exit code of an error that ended the program before its work began.
  static func of(_ error: any Error) -> Int32 {
    switch error {
    case let problem as Problem: of(problem)
    case is UsageProblem, is TerminalProblem: usage
    case is AgentProblem: agentCannotRun
    default: failed
    }
  }
}
