import Glibc

/// A process that a ``ProcessHost`` runs. A value to be passed around: the host owns the process itself.
///
/// Every call returns at once and is carried out in the order of the calls; calls for a process that ended do nothing.
public struct AgentProcess: Sendable {
  let id: Int
  let inbox: ProcessInbox

  /// Writes `line` and a line feed to standard input: whole and in order, waiting (not the caller) while the pipe is full.
  /// `line` holds no line feed itself. Dropped where the process is gone.
  public func write(line: [UInt8]) {
    let holdsLineFeed = line.withUnsafeBytes { bytes in
      bytes.baseAddress.map { memchr($0, 0x0A, bytes.count) != nil } ?? false
    }
    precondition(!holdsLineFeed, "a line to a process holds a line feed")
    inbox.send(.write(id, line + [UInt8(ascii: "\n")]))
  }

  /// Closes standard input once everything before it was written.
  public func closeInput() { inbox.send(.closeInput(id)) }

  /// SIGINT, without any further step. The claude CLI keeps what it had written of its turn, and exits.
  public func interrupt() { inbox.send(.interrupt(id)) }

  /// Stops reading standard output, so that the process waits when its pipe is full. Its exit is told only after
  /// ``resume()``.
  public func pause() { inbox.send(.setReading(id, false)) }

  public func resume() { inbox.send(.setReading(id, true)) }

  /// Ends the process by `steps`, then by SIGKILL to all below it. Called again, the new steps replace those that
  /// are left: so a protocol's goodbye can be shortened when its answer came.
  public func end(_ steps: [EndingStep] = .usual) { inbox.send(.end(id, steps)) }
}
