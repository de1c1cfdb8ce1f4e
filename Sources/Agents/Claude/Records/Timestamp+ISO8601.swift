import Conversation

extension Timestamp {
  /// Reads the moments that the CLI writes: `2026-11-20T18:24:15.358Z`. Nil for another form.
  init?(iso8601 text: String) {
    let digits = text.utf8.map { $0 &- UInt8(ascii: "0") }
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= digits.count, digits[range].allSatisfy({ $0 < 10 }) else { return nil }
      return digits[range].reduce(0) { $0 * 10 + Int($1) }
    }
    guard digits.count >= 20, digits.last == UInt8(ascii: "Z") &- UInt8(ascii: "0"),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), (1...12).contains(month),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
    else { return nil }
    let milliseconds = digits.count >= 24 ? number(20..<23) ?? 0 : 0
    // Days since 1970 by the civil calendar, counted from March so that a leap day is the last of its year.
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    self.init(milliseconds: Int64(((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + Int64(milliseconds))
  }
}
