/// What another process needs to give the terminal back after this one was killed: open the file at `path`, write `reset`,
/// set `modes` with `tcsetattr`.
public struct TerminalRecovery: Equatable, Sendable {
  public var path: String
  /// A `struct termios` as memory.
  public var modes: [UInt8]
  public var reset: [UInt8]
}
