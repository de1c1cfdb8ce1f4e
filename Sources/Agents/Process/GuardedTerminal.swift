import Glibc

/// A terminal and how it is to be restored.
struct GuardedTerminal: Sendable {
  /// Owned by whoever holds the value last, see ``close()``.
  let descriptor: Int32
  let settings: termios
  let reset: [UInt8]

  func close() { Glibc.close(descriptor) }
}
