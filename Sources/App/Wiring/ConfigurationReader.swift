import Conversation
import JSON
import Terminal

/// Reads single settings and says what is wrong with them.
struct ConfigurationReader {
  let file: String

  func text(_ member: JSONMember) throws(UsageProblem) -> String {
    guard let text = member.value.string, !text.isEmpty else { throw wrong(member.key, "a text in quotes") }
    return text
  }

  func optionalText(_ member: JSONMember) throws(UsageProblem) -> String? {
    member.value.isNull ? nil : try text(member)
  }

  func flag(_ member: JSONMember) throws(UsageProblem) -> Bool {
    guard let value = member.value.bool else { throw wrong(member.key, "true or false") }
    return value
  }

  func optionalCount(_ member: JSONMember, _ range: ClosedRange<Int>) throws(UsageProblem) -> Int? {
    if member.value.isNull { return nil }
    guard let value = member.value.int, range.contains(value) else {
      throw wrong(member.key, "null, or a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func symbols(_ member: JSONMember) throws(UsageProblem) -> SymbolSet? {
    switch member.value.string {
    case "auto": return nil
    case "unicode": return .unicode
    case "ascii": return .ascii
    default: throw wrong(member.key, "\"auto\", \"unicode\" or \"ascii\"")
    }
  }

  func mode(_ member: JSONMember) throws(UsageProblem) -> PermissionMode? {
    guard let word = try optionalText(member) else { return nil }
    guard let mode = PermissionMode(word: word) else {
      throw wrong(member.key, "one of \(PermissionMode.known.map(\.rawValue).joined(separator: ", "))")
    }
    return mode
  }

  func wrong(_ key: String, _ expected: String) -> UsageProblem { UsageProblem("\(file): \(key) takes \(expected).") }

  func unknown(_ key: String, known: [String]) -> UsageProblem {
    let near = NearMiss.of(key, in: known).map { "did you mean \($0)?" }
    return UsageProblem(
      "\(file): there is no setting \(key); \(near ?? "there are: \(known.joined(separator: ", ")).")")
  }
}
