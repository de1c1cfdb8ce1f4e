/// What a search over all sessions has found so far.
public struct SearchResults: Hashable, Codable, Sendable {
  /// What was looked for, as it was written.
  public var text: String
  /// The words of it that are to be lit.
  public var terms: [String]
  /// The latest first.
  public var newest: [SearchHit]
  /// Those that fit best first, of all that was looked at.
  public var best: [SearchHit]
  /// Everything was looked at; until then more may come.
  public var isComplete: Bool
  /// There are as many as are told at most; more words find others.
  public var isCut: Bool
  /// What is wrong with the words, in a sentence; then nothing was looked for.
  public var problem: String?

  public init(
    text: String, terms: [String] = [], newest: [SearchHit] = [], best: [SearchHit] = [], isComplete: Bool = true,
    isCut: Bool = false, problem: String? = nil
  ) {
    self.text = text
    self.terms = terms
    self.newest = newest
    self.best = best
    self.isComplete = isComplete
    self.isCut = isCut
    self.problem = problem
  }
}
