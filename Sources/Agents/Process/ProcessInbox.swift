import CSystem
import Glibc
import Synchronization

/// What callers on any thread want of the I/O thread, and the bell that wakes it.
final class ProcessInbox: Sendable {
  enum Order: Sendable {
    case start(Int, LaunchSpec, @Sendable (ProcessOutput) -> Void)
    case write(Int, [UInt8])
    case closeInput(Int)
    case interrupt(Int)
    case setReading(Int, Bool)
    case end(Int, [EndingStep])
    case takeTerminal(GuardedTerminal)
    case releaseTerminal
    case close(@Sendable () -> Void)
  }

  private struct State {
    var orders: [Order] = []
    var nextID = 1
    var isClosed = false
  }

  let bell: Int32
  private let state = Mutex(State())

  /// Nil with errno where the system gives no bell.
  init?() {
    bell = skein_bell_open()
    guard bell >= 0 else { return nil }
  }

  deinit { Glibc.close(bell) }

  func nextProcessID() -> Int {
    state.withLock { state in
      defer { state.nextID += 1 }
      return state.nextID
    }
  }

  /// False where the thread is gone and nobody will take the order.
  @discardableResult
  func send(_ order: Order) -> Bool {
    let (isTaken, isFirst) = state.withLock { state in
      guard !state.isClosed else { return (false, false) }
      state.orders.append(order)
      return (true, state.orders.count == 1)
    }
    if isFirst { skein_bell_ring(bell) }
    return isTaken
  }

  func takeAll() -> [Order] {
    skein_bell_silence(bell)
    return state.withLock { state in
      defer { state.orders = [] }
      return state.orders
    }
  }

  /// No order is taken from now on; answers those that came too late.
  func close() -> [Order] {
    state.withLock { state in
      defer { state.orders = [] }
      state.isClosed = true
      return state.orders
    }
  }
}
