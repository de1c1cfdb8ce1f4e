import Conversation
import Dispatch
import Synchronization

/// One request to another Skein and its answer, each within a time.
final class SharingCall: Sendable {
  /// What came of it.
  enum Outcome: Sendable {
    case answered(SharingReply)
    /// Nobody is there.
    case gone
    /// It is there and says nothing in time.
    case silent
  }

  private let wire: Wire
  private let state: Mutex<State>

  private struct State {
    var waiting: CheckedContinuation<Outcome, Never>?
    var outcome: Outcome?
    var isHeard = false
  }

  /// Nil where nobody listens at `address`.
  init?(_ request: SharingRequest, at address: String, of sharing: SessionSharing) {
    guard let wire = sharing.connect(address, limit: 1 << 24, request) else { return nil }
    self.wire = wire
    state = Mutex(State())
  }

  /// The process that is asked.
  var process: Int32 { wire.peer }

  /// Waits for the answer; to be called once.
  /// - Parameters:
  ///   - hearing: how long until anything is heard of it.
  ///   - patience: how long altogether.
  func outcome(hearing: DispatchTimeInterval, patience: DispatchTimeInterval) async -> Outcome {
    wire.whenOver { self.settle(.gone) }
    wire.queue.asyncAfter(deadline: .now() + hearing) {
      if !self.state.withLock({ $0.isHeard }) { self.settle(.silent) }
    }
    wire.queue.asyncAfter(deadline: .now() + patience) { self.settle(.silent) }
    wire.start { line in
      guard let reply = SharingLine.value(SharingReply.self, in: line) else { return self.settle(.silent) }
      self.state.withLock { $0.isHeard = true }
      if reply.isLast { self.settle(.answered(reply)) }
    }
    return await withCheckedContinuation { continuation in
      let known = state.withLock { state in
        if state.outcome == nil { state.waiting = continuation }
        return state.outcome
      }
      if let known { continuation.resume(returning: known) }
    }
  }

  /// What was asked for is done with.
  func end() { wire.end() }

  private func settle(_ outcome: Outcome) {
    let waiting = state.withLock { state in
      guard state.outcome == nil else { return nil as CheckedContinuation<Outcome, Never>? }
      state.outcome = outcome
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(returning: outcome)
  }
}
