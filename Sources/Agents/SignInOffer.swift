/// Where a person signs in to an agent's service.
public struct SignInOffer: Hashable, Sendable {
  /// An address for a browser on this machine: it tells the agent by itself.
  public var automatic: String
  /// An address for a browser anywhere: it shows a code to hand in.
  public var manual: String

  public init(automatic: String, manual: String) {
    self.automatic = automatic
    self.manual = manual
  }

  /// What the address names the signing in that a code must belong to; nil where it names none.
  public var state: String? {
    guard let query = manual.split(separator: "?", maxSplits: 1).dropFirst().first else { return nil }
    for part in query.split(separator: "&") where part.hasPrefix("state=") {
      return String(part.dropFirst("state=".count))
    }
    return nil
  }
}
