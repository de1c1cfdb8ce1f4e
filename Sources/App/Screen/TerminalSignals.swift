import CCurses

/// The signals that the main loop hears of, through a file that `poll` sees.
public struct TerminalSignals: OptionSet, Sendable {
  public var rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let resize = TerminalSignals(rawValue: SIGNAL_RESIZE.rawValue)
  public static let interrupt = TerminalSignals(rawValue: SIGNAL_INTERRUPT.rawValue)
  public static let terminate = TerminalSignals(rawValue: SIGNAL_TERMINATE.rawValue)
  public static let hangUp = TerminalSignals(rawValue: SIGNAL_HANG_UP.rawValue)
  /// SIGTSTP from outside; Ctrl+Z arrives as a key.
  public static let stop = TerminalSignals(rawValue: SIGNAL_STOP.rawValue)
  public static let proceed = TerminalSignals(rawValue: SIGNAL_CONTINUE.rawValue)

  /// Begins to listen and answers the file to poll; nil where the system refuses. To be called on the main thread before
  /// others start, since a signal may interrupt any of them.
  public static func open() -> Int32? {
    let file = signals_open()
    return file < 0 ? nil : file
  }

  /// What arrived since the last call.
  public static func take() -> TerminalSignals { TerminalSignals(rawValue: signals_take()) }

  /// Stops this process as Ctrl+Z does elsewhere, and returns when it goes on. Suspend the driver before.
  public static func stopHere() { signals_stop_here() }

  public static func close() { signals_close() }
}
