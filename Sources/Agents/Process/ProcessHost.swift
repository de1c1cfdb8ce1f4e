import CSystem
import Glibc

/// Owns all agent processes of a program: one thread that serves their pipes, and the guardian that starts them.
///
/// Make one for a program and pass it on. Nothing here blocks the caller; what processes give is delivered on the
/// host's thread, in order, so a receiver must be quick and hand work on. Call ``close(whenDone:)`` before the
/// program ends: otherwise the guardian takes the end for a crash, ends the agents and restores the terminal.
public final class ProcessHost: Sendable {
  private let inbox: ProcessInbox

  public init() throws(AgentProblem) {
    guard let inbox = ProcessInbox() else { throw .systemRefused() }
    self.inbox = inbox
    guard ProcessLoop.start(inbox) else { throw .systemRefused() }
  }

  deinit { inbox.send(.close {}) }

  /// Starts a process. `receive` gets ``ProcessOutput/started(pid:)`` or ``ProcessOutput/failedToStart(_:)`` first.
  /// On a closed host the failure is delivered at once, on the calling thread.
  public func start(
    _ spec: LaunchSpec, receive: @escaping @Sendable (ProcessOutput) -> Void
  ) -> AgentProcess {
    let process = AgentProcess(id: inbox.nextProcessID(), inbox: inbox)
    if !inbox.send(.start(process.id, spec, receive)) {
      receive(.failedToStart(.spawnFailed(reason: "the process host was closed")))
    }
    return process
  }

  /// Puts the terminal in the guardian's care: should this program die, the guardian puts back `settings` (those from
  /// before the program changed them) and writes `reset`, at most 512 bytes. `descriptor` stays the caller's.
  public func takeTerminal(descriptor: Int32, settings: termios, reset: [UInt8]) throws(AgentProblem) {
    precondition(reset.count <= Int(SKEIN_TERMINAL_RESET_LIMIT), "a terminal's reset bytes are at most 512")
    let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard own >= 0 else { throw .systemRefused() }
    let terminal = GuardedTerminal(descriptor: own, settings: settings, reset: reset)
    if !inbox.send(.takeTerminal(terminal)) { terminal.close() }
  }

  /// The terminal was given back in good order (the program is suspended or lends it to an editor).
  public func releaseTerminal() { inbox.send(.releaseTerminal) }

  /// Ends all processes that are left (``Swift/Array/usual``), says goodbye to the guardian and stops the thread.
  /// `whenDone` is called once, on the host's thread, or at once where the host was closed before.
  public func close(whenDone: @escaping @Sendable () -> Void) {
    if !inbox.send(.close(whenDone)) { whenDone() }
  }

  /// ``close(whenDone:)`` for those who can await.
  public func close() async {
    await withCheckedContinuation { continuation in close { continuation.resume() } }
  }
}

extension AgentProblem {
  /// What `errno` says of the call that just failed.
  static func systemRefused(_ code: Int32 = errno) -> AgentProblem {
    .spawnFailed(reason: String(cString: strerror(code)))
  }
}
