import Conversation

/// Starting an agent because the user, or the configuration, wants it to run.
extension SessionState {
  /// The user tries again after the agent failed or went down: it is started, and what waits in the queue goes on. What it may
  /// have taken in before is not sent a second time.
  mutating func tryAgain(now: Timestamp) {
    guard process == .none, failure != nil || !record.queue.isEmpty else {
      act(.problem(Problem(.other, session: record.id, "Nothing failed here, so there is nothing to try again.")))
      return
    }
    failure = nil
    revivals = []
    isQueuePaused = false
    if let next = record.queue.first {
      record.queue.removeFirst()
      deliver(next, now: now)
    } else {
      start()
    }
  }

  mutating func supervise() {
    isSupervised = true
    if process == .none { start() }
  }
}
