import CSystem
import Glibc

/// A small program of the desktop that is run for its effect, without a shell and without the terminal.
struct ToolProcess: Sendable {
  /// The executable's path, then its arguments.
  let command: [String]

  /// `POSIX_SPAWN_SETSID` of glibc, which Swift does not see.
  private static let newSession: Int16 = 0x80

  /// Runs it in a session of its own, so that what it leaves behind outlives this terminal, and waits for it: never on the main
  /// thread. What it wants to say goes nowhere.
  ///
  /// - Parameter input: what it reads.
  /// - Returns: whether it ended well.
  func run(input: [UInt8] = []) -> Bool {
    guard let executable = command.first else { return false }
    var ends: [Int32] = [-1, -1]
    guard skein_pipe(&ends) == 0 else { return false }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawnattr_setflags(&attributes, Self.newSession)
    var pointers = command.map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, executable, &actions, &attributes, &pointers, environ)
    close(ends[0])
    if status == 0 { write(input, to: ends[1]) }
    close(ends[1])
    return status == 0 && wait(for: child)
  }

  /// A reader that is gone ends it: SIGPIPE is ignored in this program.
  private func write(_ bytes: [UInt8], to file: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private func wait(for child: pid_t) -> Bool {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }
}
