/// Tokens and money.
public struct Usage: Hashable, Codable, Sendable {
  public var inputTokens = 0
  public var outputTokens = 0
  public var cacheReadTokens = 0
  public var cacheWriteTokens = 0
  /// US dollars, summed over the conversation as the agent reports it.
  public var cost: Double = 0
  /// Tokens of the conversation that the model last saw, and how many it can see (0: unknown).
  public var contextTokens = 0
  public var contextWindow = 0

  public init() {}

  /// Whether anything was spent.
  public var isNothing: Bool {
    inputTokens == 0 && outputTokens == 0 && cacheReadTokens == 0 && cacheWriteTokens == 0 && cost == 0
  }

  /// Adds what was spent; how full the context is stays.
  public mutating func add(_ other: Usage) {
    inputTokens += other.inputTokens
    outputTokens += other.outputTokens
    cacheReadTokens += other.cacheReadTokens
    cacheWriteTokens += other.cacheWriteTokens
    cost += other.cost
  }

  /// What was spent between two counts of the same conversation. A count that is lower than the one before began anew.
  public func spent(since before: Usage) -> Usage {
    var spent = Usage()
    spent.inputTokens = inputTokens - before.inputTokens
    spent.outputTokens = outputTokens - before.outputTokens
    spent.cacheReadTokens = cacheReadTokens - before.cacheReadTokens
    spent.cacheWriteTokens = cacheWriteTokens - before.cacheWriteTokens
    spent.cost = cost - before.cost
    let isAnew =
      spent.inputTokens < 0 || spent.outputTokens < 0 || spent.cacheReadTokens < 0 || spent.cacheWriteTokens < 0
    guard isAnew else {
      spent.cost = max(0, spent.cost)
      return spent
    }
    spent = self
    spent.contextTokens = 0
    spent.contextWindow = 0
    return spent
  }
}
