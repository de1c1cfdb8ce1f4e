/// The files that were found for what stands behind an `@`.
struct FoundFiles: Equatable, Sendable {
  private var skeins: [String] = []
  private var agents: [String] = []
  /// What was asked for last.
  var asked: String?

  mutating func take(_ paths: [String], isAgents: Bool) {
    if isAgents { agents = paths } else { skeins = paths }
  }

  mutating func forget() { self = FoundFiles() }

  /// Those that fit what is written now: Skein's own first, so that what the agent adds later moves nothing.
  func fitting(_ query: String) -> [String] {
    let known = Set(skeins)
    return (skeins + agents.filter { !known.contains($0) }).filter { path in
      path != query && FuzzyMatch.score(query, in: path) != nil
    }
  }
}
