import CSystem
import Glibc

/// The I/O thread's hold on the guardian process: started at the first need, and again should it be gone.
struct Guardian {
  private(set) var socket: Int32?
  private var terminal: GuardedTerminal?

  /// Has an agent started. The descriptors stay the caller's.
  mutating func spawn(_ launch: skein_launch) throws(AgentProblem) {
    for attempt in 0... {
      let socket = try connect()
      let isSent = withUnsafePointer(to: launch) { skein_guardian_spawn(socket, $0) == 0 }
      if isSent { return }
      let code = errno
      guard code == EPIPE || code == ECONNRESET, attempt == 0 else { throw .systemRefused(code) }
      lost()
    }
  }

  mutating func take(_ terminal: GuardedTerminal) {
    self.terminal?.close()
    self.terminal = terminal
    if socket == nil {
      _ = try? connect()
    } else {
      tellTerminal()
    }
  }

  mutating func releaseTerminal() {
    guard let terminal else { return }
    if let socket { _ = skein_guardian_release_terminal(socket) }
    terminal.close()
    self.terminal = nil
  }

  /// The guardian was killed by someone. What it had started lives on with its wardens; the terminal needs a new one.
  mutating func lost() {
    if let socket { Glibc.close(socket) }
    socket = nil
    if terminal != nil { _ = try? connect() }
  }

  mutating func goodbye() {
    if let socket {
      _ = skein_guardian_goodbye(socket)
      Glibc.close(socket)
    }
    socket = nil
    terminal?.close()
    terminal = nil
  }

  private mutating func connect() throws(AgentProblem) -> Int32 {
    if let socket { return socket }
    let new = skein_guardian_start()
    guard new >= 0 else { throw .systemRefused() }
    socket = new
    tellTerminal()
    return new
  }

  private func tellTerminal() {
    guard let socket, let terminal else { return }
    _ = withUnsafePointer(to: terminal.settings) {
      skein_guardian_take_terminal(socket, terminal.descriptor, $0, terminal.reset, terminal.reset.count)
    }
  }
}
