/// A command line that was understood: the command, what was set, and the words that are no options.
struct ParsedArguments: Hashable, Sendable {
  var command: CommandDescription
  /// By the option's long name, in the order given.
  var values: [String: [String]] = [:]
  var operands: [String] = []

  /// The option's value; the last one where it was given several times.
  subscript(option: String) -> String? { values[option]?.last }

  func has(_ option: String) -> Bool { values[option] != nil }

  /// All values of an option that may be repeated.
  func all(_ option: String) -> [String] { values[option] ?? [] }

  /// A whole number from `range`.
  func number(_ option: String, in range: ClosedRange<Int>) throws(UsageProblem) -> Int? {
    guard let text = self[option] else { return nil }
    guard let value = Int(text), range.contains(value) else {
      let bounds =
        range.upperBound == .max ? "of at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw UsageProblem("\(option) takes a whole number \(bounds), not “\(text)”.")
    }
    return value
  }
}
