/// Sentences for what the CLI says in codes.
enum ClaudeWords {
  /// Why a request is tried again; a status of nil means that there was no answer at all.
  static func retryReason(error: String?, status: Int?) -> String {
    let words =
      switch (error, status) {
      case ("overloaded", _), (_, 529): "the service is overloaded"
      case ("rate_limit", _), (_, 429): "too many requests"
      case ("authentication_failed", _), (_, 401), (_, 403): "the service did not accept the key"
      case ("server_error", .some), (_, .some(500...599)): "the service had an error"
      case (_, nil): "no connection to the service"
      case (let error?, _) where error != "unknown": "the service answered \(cut(error, to: 60))"
      default: "the service had an error"
      }
    return status.map { "\(words) (\($0))" } ?? words
  }

  /// `/login` cannot be run through the CLI's stream: what to do instead, then the CLI's own words.
  static func signIn(_ words: String) -> String {
    "The agent is not signed in. Run skein doctor --sign-in in a terminal, or set ANTHROPIC_API_KEY; "
      + "then send the prompt again. (\(words))"
  }

  /// A usage limit, with the time (UTC) at which it resets.
  static func limit(_ name: String, isReached: Bool, utilization: Double?, resets: Int?) -> String {
    let known = ["five_hour": "5-hour", "seven_day": "7-day"]
    let window = known[name] ?? cut(name.replacing("_", with: " "), to: 40)
    let part = utilization.map { Int((min(max($0, 0), 10) * 100).rounded()) }
    var text =
      if isReached { "The \(window) limit is reached" } else if let part {
        "\(part) % of the \(window) limit is used"
      } else { "The \(window) limit is near" }
    if let resets { text += "; it resets \(moment(resets))" }
    return text
  }

  /// `12,345`
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// The start of a text, with a mark where it was cut.
  static func cut(_ text: String, to count: Int) -> String {
    text.count > count ? text.prefix(count) + "…" : text
  }

  /// The start of a line that could not be read.
  static func quote(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.prefix(120), as: UTF8.self) + (line.count > 120 ? "…" : "")
  }

  /// `at 18:05 UTC on 24 November` for seconds since 1970, by the civil calendar.
  private static func moment(_ seconds: Int) -> String {
    let seconds = min(seconds, 253_402_300_799)
    let minutes = seconds / 60 % 1440
    let day = seconds / 86_400 + 719_468
    let era = day / 146_097
    let dayOfEra = day - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let date = dayOfYear - (153 * shifted + 2) / 5 + 1
    let months = [
      "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "January",
      "February",
    ]
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "at \(two(minutes / 60)):\(two(minutes % 60)) UTC on \(date) \(months[shifted])"
  }
}
