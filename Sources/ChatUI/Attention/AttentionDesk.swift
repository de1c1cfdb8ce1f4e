import Conversation

/// Sees to it that many sessions that call at once ring once: the first call goes out at once, those of the next seconds together.
struct AttentionDesk: Equatable, Sendable {
  /// Milliseconds between two calls to the user.
  static let pause: Int64 = 3_000

  private var waiting: [AttentionCall] = []
  private var last: Timestamp?

  /// When what waits is due; nil while nothing waits.
  var due: Timestamp? {
    guard !waiting.isEmpty else { return nil }
    return Timestamp(milliseconds: (last?.milliseconds ?? 0) + Self.pause)
  }

  /// A later call of a session takes the place of an earlier one.
  mutating func add(_ call: AttentionCall) {
    waiting.removeAll { $0.session == call.session }
    waiting.append(call)
  }

  /// What is to be told now, in the order in which it came.
  mutating func take(now: Timestamp) -> [AttentionCall] {
    // A clock that was set back must not keep the calls.
    if let last, now >= last, now.since(last) < Self.pause { return [] }
    defer { waiting = [] }
    return waiting
  }

  /// The user was called.
  mutating func rang(now: Timestamp) { last = now }
}
