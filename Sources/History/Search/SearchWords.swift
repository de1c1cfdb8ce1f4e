import Conversation
import Glibc

/// What a user writes to search: words, phrases in quotes, and filters: `in:NAME`, `role:user`, `since:2026-01`, `folder:PATH`.
public struct SearchWords: Hashable, Sendable {
  public private(set) var terms: [String] = []
  /// The name of the session to search in.
  public private(set) var session: String?
  public private(set) var role: SearchRole?
  public private(set) var since: Timestamp?
  public private(set) var folder: String?

  private static let filters: Set<Substring> = ["in", "role", "since", "folder"]

  /// - Parameters:
  ///   - operands: a filter is a word of its own, so that a shell's quotes can give it blanks (`"in:my session"`).
  ///   - folder: the current folder, from which relative paths start.
  /// - Throws: ``Problem`` of kind `usage`: a filter's value is none.
  public init(_ operands: [String], folder: String, home: String?) throws(Problem) {
    for operand in operands.flatMap(Self.parts) {
      guard let (filter, value) = Self.filter(operand) else {
        terms += Self.terms(operand)
        continue
      }
      switch filter {
      case "in": session = value
      case "role": role = try Self.role(value)
      case "since": since = try Self.moment(value)
      default: self.folder = FilePath.absolute(value, from: folder, home: home)
      }
    }
  }

  /// The same from one line, where quotes hold together what has blanks: `in:"my session" "two words"`. A filter
  /// whose value is not written yet does not count.
  public init(line: String, folder: String, home: String?) throws(Problem) {
    let operands = Self.words(line).compactMap { word -> String? in
      guard let (filter, value) = Self.filter(word) else { return word }
      let plain = value.replacing("\"", with: "")
      return plain.isEmpty ? nil : "\(filter):\(plain)"
    }
    try self.init(operands, folder: folder, home: home)
  }

  /// Nothing is looked for and nothing filtered.
  public var isEmpty: Bool { terms.isEmpty && session == nil && role == nil && since == nil && folder == nil }

  /// - Parameter session: the session that the filter `in:` names.
  public func query(in session: SessionID?, limit: Int) -> SearchQuery {
    SearchQuery(terms, session: session, role: role, since: since, folder: folder, limit: limit)
  }

  /// What is in one operand: names and folders may hold blanks, all else (`"role:agent two words"`) is a line of words.
  private static func parts(_ operand: String) -> [String] {
    if let name = filter(operand)?.name, name == "in" || name == "folder" { return [operand] }
    return words(operand)
  }

  private static func filter(_ word: String) -> (name: Substring, value: String)? {
    guard let cut = word.firstIndex(of: ":"), filters.contains(word[..<cut]) else { return nil }
    return (word[..<cut], String(word[word.index(after: cut)...]))
  }

  /// The words of a line; blanks between quotes do not part them.
  private static func words(_ line: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" { isQuoted.toggle() }
      if character.isWhitespace, !isQuoted { words.append("") } else { words[words.count - 1].append(character) }
    }
    return words.filter { !$0.isEmpty }
  }

  /// Words between blanks; what stands in double quotes is one phrase.
  private static func terms(_ text: String) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
      index % 2 == 1 ? [String(part)] : part.split(whereSeparator: \.isWhitespace).map(String.init)
    }.filter { !$0.isEmpty }
  }

  private static func role(_ word: String) throws(Problem) -> SearchRole {
    switch word {
    case "user", "you", "me": return .user
    case "agent", "assistant": return .agent
    case "tool", "tools": return .tool
    default: throw Problem(.usage, "role: takes user, agent or tool, not “\(word)”.")
    }
  }

  /// A year, a month or a day, from its first moment on by the clock of this place; or some days or weeks back.
  private static func moment(_ text: String) throws(Problem) -> Timestamp {
    let days: [Character: Int64] = ["d": 1, "w": 7]
    if let unit = text.last.flatMap({ days[$0] }), let count = Int64(text.dropLast()), (0...99_999).contains(count) {
      return Timestamp(milliseconds: Timestamp.now().milliseconds - count * unit * 86_400_000)
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
    let numbers = parts.compactMap { $0 }
    let ranges: [ClosedRange<Int32>] = [1970...9999, 1...12, 1...31]
    guard (1...3).contains(parts.count), numbers.count == parts.count,
      zip(numbers, ranges).allSatisfy({ $1.contains($0) })
    else {
      throw Problem(
        .usage, "since: takes a year, a month, a day or how long ago (2026, 2026-01, 2026-01-31 or 7d), not “\(text)”.")
    }
    var time = tm()
    time.tm_year = numbers[0] - 1900
    time.tm_mon = numbers.count > 1 ? numbers[1] - 1 : 0
    time.tm_mday = numbers.count > 2 ? numbers[2] : 1
    time.tm_isdst = -1
    return Timestamp(milliseconds: Int64(mktime(&time)) * 1000)
  }
}
