import Conversation

/// Times as they are told: `12s`, `3:05`, `2h07`.
enum ShortTime {
  static func text(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds / 1000)
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 3600 { return "\(seconds / 60):\(padded(seconds % 60))" }
    return "\(seconds / 3600)h\(padded(seconds / 60 % 60))"
  }

  /// Whole seconds that remain, the running one counted.
  static func seconds(until time: Timestamp, now: Timestamp) -> Int64 {
    max(0, (time.since(now) + 999) / 1000)
  }

  private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
