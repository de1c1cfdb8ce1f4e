/// What a process gives; delivered in order on the host's I/O thread. ``exited(_:)`` or ``failedToStart(_:)`` is the last.
public enum ProcessOutput: Sendable {
  case started(pid: Int32)
  case failedToStart(AgentProblem)
  /// All whole lines of one read of standard output.
  case lines(LineBatch)
  /// A line of standard output beyond ``LineSplitter/usualLimit`` was dropped; the stream goes on behind it.
  case oversized(byteCount: Int)
  /// Whole lines of standard error, joined by line feeds.
  case standardError(String)
  /// The process is gone, everything below it is gone, and its output was delivered.
  case exited(ProcessExit)
}

/// How a process ended.
public struct ProcessExit: Hashable, Sendable {
  public enum Status: Hashable, Sendable {
    case code(Int32)
    case signal(Int32)
    /// It was started and its end was not told, because its warden was killed.
    case unknown
  }

  public var status: Status
  /// The last lines of standard error, at most ``StandardErrorTail/lineLimit``.
  public var lastWords: [String]

  public init(status: Status, lastWords: [String]) {
    self.status = status
    self.lastWords = lastWords
  }
}
