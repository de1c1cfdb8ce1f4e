import Conversation
import Dispatch
import Synchronization

@testable import Agents

/// Keeps what a connection tells, and lets a test wait for it.
final class EventLog: Sendable {
  private struct State {
    var events: [AgentEvent] = []
    var isReceiving = false
    var overlapped = false
    var waiters: [Waiter] = []
  }

  private struct Waiter {
    var isDone: @Sendable ([AgentEvent]) -> Bool
    var continuation: CheckedContinuation<Void, Never>
  }

  struct TimedOut: Error, CustomStringConvertible {
    var what: String
    var events: [AgentEvent]
    var description: String {
      "no \(what) within the time; so far:\n" + EventText.lines(events).joined(separator: "\n")
    }
  }

  private let state = Mutex(State())

  var events: [AgentEvent] { state.withLock { $0.events } }
  /// Two calls were under way at once.
  var overlapped: Bool { state.withLock { $0.overlapped } }

  func receive(_ batch: [AgentEvent]) {
    let ready = state.withLock { state in
      if state.isReceiving { state.overlapped = true }
      state.isReceiving = true
      state.events += batch
      let ready = state.waiters.filter { $0.isDone(state.events) }
      state.waiters.removeAll { $0.isDone(state.events) }
      state.isReceiving = false
      return ready
    }
    for waiter in ready { waiter.continuation.resume() }
  }

  /// Waits until the events are as they should be.
  @discardableResult
  func wait(
    _ what: String, seconds: Int = 30, until isDone: @escaping @Sendable ([AgentEvent]) -> Bool
  ) async throws -> [AgentEvent] {
    let timer = DispatchWorkItem { [self] in
      let late = state.withLock { state in
        defer { state.waiters = [] }
        return state.waiters
      }
      for waiter in late { waiter.continuation.resume() }
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds), execute: timer)
    defer { timer.cancel() }
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if isDone(state.events) { return true }
        state.waiters.append(Waiter(isDone: isDone, continuation: continuation))
        return false
      }
      if isReady { continuation.resume() }
    }
    let events = events
    guard isDone(events) else { throw TimedOut(what: what, events: events) }
    return events
  }

  /// Waits for the end of the connection.
  func end() async throws -> AgentEnd {
    let events = try await wait("end") { $0.contains { if case .ended = $0 { true } else { false } } }
    for case .ended(let end) in events { return end }
    throw TimedOut(what: "end", events: events)
  }
}
