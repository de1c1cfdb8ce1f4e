import Agents
import Glibc

/// Sees to it that the terminal is given back even when Skein is killed: the guardian of the agents' processes knows how.
struct TerminalCare {
  let host: ProcessHost

  /// A terminal that cannot be put in care is still restored by every ordinary end.
  func take(_ driver: CursesDriver) {
    let recovery = driver.recovery
    guard recovery.modes.count == MemoryLayout<termios>.size else { return }
    let settings = recovery.modes.withUnsafeBytes { $0.loadUnaligned(as: termios.self) }
    try? host.takeTerminal(descriptor: driver.file, settings: settings, reset: recovery.reset)
  }

  func release() { host.releaseTerminal() }
}
