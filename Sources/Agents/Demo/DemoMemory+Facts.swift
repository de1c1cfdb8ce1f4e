extension DemoMemory {
  /// Takes in what a prompt states ("the secret code is X", "my name is Ada and our river is the Tay") and answers
  /// what was learnt. A later word about the same thing replaces the earlier one.
  public mutating func learn(from text: String) -> [Fact] {
    var learnt: [Fact] = []
    for clause in Self.clauses(of: text) {
      guard let fact = Self.fact(in: clause) else { continue }
      facts.removeAll { Self.keys(of: $0.subject) == Self.keys(of: fact.subject) }
      facts.append(fact)
      learnt.append(fact)
    }
    return learnt
  }

  /// The fact that a question is about; the newest one where the question names nothing ("What was it?").
  public func recall(_ question: String) -> Fact? {
    let asked = Set(Self.keys(of: question))
    guard !asked.isEmpty else { return facts.last }
    let newestFirst = facts.reversed()
    return newestFirst.first { asked == Set(Self.keys(of: $0.subject)) }
      ?? newestFirst.first { asked.isSuperset(of: Self.keys(of: $0.subject)) }
      ?? newestFirst.first { asked.isSubset(of: Self.keys(of: $0.subject)) }
  }

  public static func isQuestion(_ text: String) -> Bool {
    if text.last(where: { !$0.isWhitespace }) == "?" { return true }
    let opening = ["what", "what's", "who", "where", "which", "when", "tell", "recall"]
    return words(of: text).first.map(opening.contains) ?? false
  }

  /// Lower-case words without punctuation around them.
  public static func words(of text: String) -> [String] {
    text.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’" || $0 == "-" || $0 == "_") }
      .map { $0.lowercased().replacing("’", with: "'") }
  }

  private static func keys(of text: String) -> [String] { words(of: text).filter { !fillers.contains($0) } }

  private static func clauses(of text: String) -> [String] {
    var clauses = [""]
    var rest = text[...]
    while let character = rest.first {
      let next = rest.dropFirst().first
      let ends = character.isNewline || ".!;,".contains(character) && (next == nil || next == " ")
      let joins = rest.hasPrefix(" and my ") || rest.hasPrefix(" and the ") || rest.hasPrefix(" and our ")
      if ends || joins {
        clauses.append("")
        rest = rest.dropFirst(joins ? 5 : 1)
      } else {
        clauses[clauses.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return clauses
  }

  private static func fact(in clause: String) -> Fact? {
    guard !isQuestion(clause) else { return nil }
    let parts = clause.split(whereSeparator: \.isWhitespace)
    guard let verb = parts.firstIndex(where: { ["is", "are", "=", "equals"].contains($0.lowercased()) }) else {
      return nil
    }
    var subject = parts[..<verb].map { String($0) }
    while let first = subject.first, lead.contains(first.lowercased().filter(\.isLetter)) { subject.removeFirst() }
    let value = parts[(verb + 1)...].joined(separator: " ")
    guard let first = subject.first?.lowercased(), subject.count <= 6, !value.isEmpty, value.count <= 200,
      !pronouns.contains(first)
    else { return nil }
    let said =
      switch first {
      case "my": ["your"] + subject.dropFirst()
      case "your": ["my"] + subject.dropFirst()
      case "the": ["the"] + subject.dropFirst()
      default: subject
      }
    return Fact(subject: said.joined(separator: " "), value: value)
  }

  private static let lead: Set = ["remember", "please", "note", "that", "and", "hello", "hi", "so", ""]
  private static let pronouns: Set = [
    "it", "this", "there", "here", "he", "she", "they", "we", "what", "who", "how", "why", "where", "which", "if", "i",
  ]
  private static let fillers: Set = [
    "what", "what's", "who", "who's", "where", "which", "when", "how", "is", "was", "are", "were", "the", "my", "our",
    "your", "a", "an", "do", "does", "did", "you", "can", "remember", "recall", "tell", "told", "me", "i", "again",
    "please", "it", "that", "to", "of", "say", "said", "know", "still", "about", "now", "and", "in", "one", "word",
    "answer", "with", "just", "only",
  ]
}
