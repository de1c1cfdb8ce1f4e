import Dispatch
import Glibc
import Synchronization

/// Turns the signals that end a program into a call, so that what came is kept. A second one ends the program at once.
final class SignalWatch: Sendable {
  private struct State {
    var received: Int32?
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())
  // Only cancelled, and only from deinit; a source may be used from any thread.
  nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: .global())
    }
    for (source, number) in zip(sources, [SIGINT, SIGTERM, SIGHUP]) {
      source.setEventHandler { @Sendable [weak self] in self?.receive(number) }
      source.resume()
    }
  }

  deinit { for source in sources { source.cancel() } }

  /// The signal that came first.
  var received: Int32? { state.withLock { $0.received } }

  /// What to do when a signal comes; called at once where one has come already.
  func onSignal(_ action: (@Sendable () -> Void)?) {
    let isLate = state.withLock { state in
      state.action = action
      return state.received != nil
    }
    if isLate { action?() }
  }

  private func receive(_ number: Int32) {
    let (isSecond, action) = state.withLock { state in
      defer { state.received = state.received ?? number }
      return (state.received != nil, state.action)
    }
    if isSecond { _exit(ExitCode.signal(number)) }
    action?()
  }
}
