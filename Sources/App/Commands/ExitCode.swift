import Conversation

/// What the program's exit code tells a script.
enum ExitCode {
  static let done: Int32 = 0
  static let failed: Int32 = 1
  static let usage: Int32 = 2
  static let noSuchSession: Int32 = 3
  static let agentCannotRun: Int32 = 4
  static let inUse: Int32 = 5
  static let timedOut: Int32 = 124

  /// As a shell reports a program that a signal ended.
  static func signal(_ number: Int32) -> Int32 { 128 + number }

  static func of(_ problem: Problem) -> Int32 {
    switch problem.kind {
    case .usage: usage
    case .noSuchSession: noSuchSession
    case .agentMissing, .agentFailed: agentCannotRun
    case .inUse: inUse
    case .timedOut: timedOut
    case .nameTaken, .storage, .other: failed
    }
  }
}
