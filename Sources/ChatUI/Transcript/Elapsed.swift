/// A span of time in words as short as they can be.
enum Elapsed {
  /// `3s`, `2m 05s`, `1h 04m`; nil below a second, which nobody needs to be told.
  static func text(milliseconds: Int64) -> String? {
    let seconds = milliseconds / 1000
    guard seconds >= 1 else { return nil }
    if seconds < 60 { return "\(seconds)s" }
    if seconds < 3600 { return "\(seconds / 60)m \(pair(seconds % 60))s" }
    return "\(seconds / 3600)h \(pair(seconds / 60 % 60))m"
  }

  private static func pair(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
