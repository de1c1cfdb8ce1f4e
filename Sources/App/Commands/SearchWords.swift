import Conversation
import Glibc
import History

/// What a user writes to search: words, phrases in quotes, and filters: `in:NAME`, `role:user`, `since:2026-01`, `folder:PATH`.
struct SearchWords: Hashable, Sendable {
  var terms: [String] = []
  /// The name of the session to search in.
  var session: String?
  var role: SearchRole?
  var since: Timestamp?
  var folder: String?

  /// - Parameters:
  ///   - operands: a filter is a word of its own, so that a shell's quotes can give it blanks (`"in:my session"`).
  ///   - folder: the current folder, from which relative paths start.
  init(_ operands: [String], folder: String, home: String?) throws(UsageProblem) {
    for operand in operands {
      guard let cut = operand.firstIndex(of: ":"), cut != operand.startIndex else {
        terms += Self.terms(operand)
        continue
      }
      let value = String(operand[operand.index(after: cut)...])
      switch operand[..<cut] {
      case "in": session = value
      case "role": role = try Self.role(value)
      case "since": since = try Self.moment(value)
      case "folder":
        let path = value == "~" || value.hasPrefix("~/") ? (home ?? "~") + value.dropFirst() : value
        self.folder = ParsedArguments.absolute(path, from: folder)
      default: terms += Self.terms(operand)
      }
    }
    if terms.isEmpty, session == nil, role == nil, since == nil, self.folder == nil {
      throw UsageProblem("Something to look for is missing: skein search WORDS")
    }
  }

  /// Words between blanks; what stands in double quotes is one phrase.
  static func terms(_ text: String) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
      index % 2 == 1 ? [String(part)] : part.split(whereSeparator: \.isWhitespace).map(String.init)
    }.filter { !$0.isEmpty }
  }

  private static func role(_ word: String) throws(UsageProblem) -> SearchRole {
    switch word {
    case "user", "you", "me": return .user
    case "agent", "assistant": return .agent
    default: throw UsageProblem("role: takes user or agent, not “\(word)”.")
    }
  }

  /// A year, a month or a day, from its first moment on by the clock of this place.
  static func moment(_ text: String) throws(UsageProblem) -> Timestamp {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
    let numbers = parts.compactMap { $0 }
    let ranges: [ClosedRange<Int32>] = [1970...9999, 1...12, 1...31]
    guard (1...3).contains(parts.count), numbers.count == parts.count,
      zip(numbers, ranges).allSatisfy({ $1.contains($0) })
    else { throw UsageProblem("since: takes a year, a month or a day (2026, 2026-01 or 2026-01-31), not “\(text)”.") }
    var time = tm()
    time.tm_year = numbers[0] - 1900
    time.tm_mon = numbers.count > 1 ? numbers[1] - 1 : 0
    time.tm_mday = numbers.count > 2 ? numbers[2] : 1
    time.tm_isdst = -1
    return Timestamp(milliseconds: Int64(mktime(&time)) * 1000)
  }
}
