import Conversation

/// Times as they are told: `12s`, `3:05`, `2h07`.
enum ShortTime {
  static func text(_ milliseconds: Int64) -> String {
    let seconds = max(0, milliseconds / 1000)
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 3600 { return "\(seconds / 60):\(padded(seconds % 60))" }
    return "\(seconds / 3600)h\(padded(seconds / 60 % 60))"
  }

  /// How long ago something was (`5m`, `3d`), or its day where that is more than four weeks.
  static func ago(_ time: Timestamp, now: Timestamp) -> String {
    let seconds = max(0, now.since(time) / 1000)
    for (length, unit) in [(86_400, "d"), (3600, "h"), (60, "m")] as [(Int64, String)] where seconds >= length {
      return seconds >= 28 * 86_400 ? time.day : "\(seconds / length)\(unit)"
    }
    return "now"
  }

  /// How long ago, in the largest unit that fits: `now` for less than a minute, `5m`, `3h`, `2d`.
  static func age(_ milliseconds: Int64) -> String {
    let minutes = milliseconds / 60_000
    if minutes < 1 { return "now" }
    if minutes < 60 { return "\(minutes)m" }
    return minutes < 24 * 60 ? "\(minutes / 60)h" : "\(minutes / 60 / 24)d"
  }

  /// When `age` says something else, in milliseconds from now.
  static func untilOlder(_ milliseconds: Int64) -> Int64 {
    let unit: Int64 = milliseconds < 3_600_000 ? 60_000 : milliseconds < 86_400_000 ? 3_600_000 : 86_400_000
    return unit - max(0, milliseconds) % unit
  }

  /// Whole seconds that remain, the running one counted.
  static func seconds(until time: Timestamp, now: Timestamp) -> Int64 {
    max(0, (time.since(now) + 999) / 1000)
  }

  private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
