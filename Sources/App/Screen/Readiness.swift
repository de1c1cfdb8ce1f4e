import Glibc

/// What the main loop has to see to.
public struct Readiness: OptionSet, Sendable {
  public var rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The terminal sent something, or is gone.
  public static let input = Readiness(rawValue: 1)
  /// The terminal takes more output.
  public static let output = Readiness(rawValue: 2)
  /// The engine rang.
  public static let bell = Readiness(rawValue: 4)
  public static let signals = Readiness(rawValue: 8)

  /// Sleeps until one of the files is ready or the time is over; then the answer is empty.
  /// - Parameters:
  ///   - terminal: the driver's file; `wantsOutput` while it is not drained.
  ///   - milliseconds: nil sleeps for as long as it takes.
  public static func wait(
    terminal: Int32, wantsOutput: Bool, bell: Int32? = nil, signals: Int32? = nil, milliseconds: Int? = nil
  ) -> Readiness {
    let reads = Int16(POLLIN)
    // poll leaves out negative files.
    var files = [
      pollfd(fd: terminal, events: wantsOutput ? reads | Int16(POLLOUT) : reads, revents: 0),
      pollfd(fd: bell ?? -1, events: reads, revents: 0),
      pollfd(fd: signals ?? -1, events: reads, revents: 0),
    ]
    let count = poll(&files, nfds_t(files.count), milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1)
    if count < 0 {
      // A signal came; its handler rang.
      return signals == nil ? [] : .signals
    }
    var ready: Readiness = []
    if files[0].revents & ~Int16(POLLOUT) != 0 { ready.insert(.input) }
    if files[0].revents & Int16(POLLOUT) != 0 { ready.insert(.output) }
    if files[1].revents != 0 { ready.insert(.bell) }
    if files[2].revents != 0 { ready.insert(.signals) }
    return ready
  }
}
