/// What came of a workflow.
public struct WorkflowResult: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable {
    case completed
    /// The check of the last step still failed after all corrections.
    case checkFailed = "check_failed"
    case turnFailed = "turn_failed"
    case interrupted
    case timedOut = "timed_out"
  }

  public struct Step: Hashable, Sendable {
    public enum Outcome: String, Hashable, Sendable {
      case passed
      /// Done in an earlier run.
      case kept
      case failed
    }

    public var name: String
    public var outcome: Outcome
    /// How many corrections were sent.
    public var corrections: Int
    /// The last reply.
    public var reply: String
    /// What the check said when it failed last; nil where it did not fail.
    public var output: String?
  }

  public var outcome: Outcome
  /// The steps up to the one that the workflow ended with.
  public var steps: [Step]
  /// Why it did not complete.
  public var message: String?
}

/// What a running workflow tells.
public enum WorkflowProgress: Hashable, Sendable {
  /// An earlier run did the first `count` steps.
  case resumed(count: Int)
  /// Numbers count from 1.
  case began(step: String, number: Int, of: Int)
  case passed(step: String)
  /// A check failed, and correction `number` of at most `of` is sent; 0 of 0 where none is left.
  case checkFailed(step: String, output: String, number: Int, of: Int)
}

/// What a check's command came to.
public struct CheckOutcome: Hashable, Sendable {
  public var isPassed: Bool
  /// What it wrote to standard output and standard error.
  public var output: String

  public init(isPassed: Bool, output: String) {
    self.isPassed = isPassed
    self.output = output
  }
}
