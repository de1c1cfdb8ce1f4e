/// When and how a user who looks elsewhere is called.
public struct AttentionOptions: Hashable, Sendable {
  /// What a session calls for; the raw value is the word in the configuration.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    case needsYou = "needs_you"
    case done, failed
  }

  /// The terminal's bell.
  public var bell = true
  /// The terminal's own notification (OSC 9 or 777).
  public var desktop = true
  /// A program and its arguments, in which `{session}` and `{reason}` are replaced; empty: none is run.
  public var command: [String] = []
  public var reasons = Set(Reason.allCases)

  public init() {}
}
