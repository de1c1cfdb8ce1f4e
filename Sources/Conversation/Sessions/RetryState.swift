/// The agent could not reach its service and tries again.
public struct RetryState: Hashable, Codable, Sendable {
  public var attempt: Int
  public var attempts: Int
  /// When the next try begins.
  public var next: Timestamp
  public var reason: String

  public init(attempt: Int, attempts: Int, next: Timestamp, reason: String) {
    self.attempt = attempt
    self.attempts = attempts
    self.next = next
    self.reason = reason
  }
}
