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
}
