/// The program was called in a way that it cannot follow; exit code 2.
struct UsageProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and what would be right, in a sentence.
  let description: String

  init(_ description: String) { self.description = description }
}
