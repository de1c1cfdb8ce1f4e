import Dispatch
import Glibc
import Synchronization

/// Runs the user's own command when a session calls: without a shell or a terminal, a few at once, none for long, and nobody
/// waits for it. What goes wrong is told once.
final class AttentionCommand: Sendable {
  /// More than this many at once are left out.
  static let mostAtOnce = 4
  /// Seconds after which one that still runs is killed.
  static let patience = 10

  private struct Running {
    var processes: Set<pid_t> = []
    var hasComplained = false
  }

  private let running = Mutex(Running())
  private let complain: @Sendable (String) -> Void
  private let patience: Int
  private let queue = DispatchQueue(label: "attention", attributes: .concurrent)

  /// - Parameters:
  ///   - patience: seconds.
  ///   - complain: takes a sentence about what went wrong, from any thread.
  init(patience: Int = AttentionCommand.patience, complain: @escaping @Sendable (String) -> Void) {
    self.patience = patience
    self.complain = complain
  }

  /// How many run now.
  var count: Int { running.withLock { $0.processes.count } }

  /// Starts the command; its output goes nowhere.
  func run(_ arguments: [String]) {
    guard let program = arguments.first, !program.isEmpty else { return }
    var failure: Int32 = 0
    let started = running.withLock { running -> pid_t? in
      guard running.processes.count < Self.mostAtOnce else { return nil }
      var process: pid_t = 0
      failure = Self.spawn(arguments, &process)
      guard failure == 0 else { return nil }
      running.processes.insert(process)
      return process
    }
    if failure != 0 { tell("could not be run: \(String(cString: strerror(failure)))", of: program) }
    guard let started else { return }
    queue.async { self.wait(for: started, program: program) }
    queue.asyncAfter(deadline: .now() + .seconds(patience)) {
      // Under the lock, so that it is still the process that was started.
      self.running.withLock { if $0.processes.contains(started) { kill(-started, SIGKILL) } }
    }
  }

  private func wait(for process: pid_t, program: String) {
    var information = siginfo_t()
    while waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT) < 0 {
      guard errno == EINTR else { break }
    }
    // Its number is given away only now.
    var status: Int32 = 0
    running.withLock { running in
      running.processes.remove(process)
      _ = waitpid(process, &status, WNOHANG)
    }
    let signal = status & 0x7F
    if signal == SIGKILL {
      tell("took longer than \(patience) seconds and was ended", of: program)
    } else if status != 0 {
      tell(signal != 0 ? "ended by signal \(signal)" : "ended with exit code \(status >> 8 & 0xFF)", of: program)
    }
  }

  private func tell(_ what: String, of program: String) {
    let isFirst = running.withLock { running in
      defer { running.hasComplained = true }
      return !running.hasComplained
    }
    guard isFirst else { return }
    complain("The command of `notify` in the configuration, \(program), \(what). This is told only once.")
  }

  /// `POSIX_SPAWN_SETSID` of glibc's <spawn.h>, which Swift sees only where `_GNU_SOURCE` is defined.
  private static var setSession: Int16 { 0x80 }

  /// The error's number, or 0.
  private static func spawn(_ arguments: [String], _ process: inout pid_t) -> Int32 {
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    for file: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&actions, file, "/dev/null", file == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    // A session of its own: it has no terminal to write to, and is ended with all that it started.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, setSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var pointers = arguments.map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return posix_spawnp(&process, arguments[0], &actions, &attributes, &pointers, environ)
  }
}
