/// The version of a CLI, `2.1.329`.
struct ClaudeVersion: Comparable, Sendable {
  var parts: [Int]

  /// Reads the numbers at the start of a text such as `2.1.329 (Claude Code)`; nil when there are none.
  init?(_ text: String) {
    let numbers = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }.split(separator: ".").map { Int($0) }
    guard !numbers.isEmpty, !numbers.contains(nil) else { return nil }
    parts = numbers.compactMap { $0 }
  }

  static func < (left: Self, right: Self) -> Bool { left.parts.lexicographicallyPrecedes(right.parts) }

  /// From this version on an `allow` answer may leave the input out (source: the CLI's changelog).
  static let runsReceivedInput = ClaudeVersion(parts: [2, 1, 207])

  private init(parts: [Int]) { self.parts = parts }
}
