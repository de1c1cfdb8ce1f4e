/// A lasting permission that the agent offers with a request.
public struct PermissionSuggestion: Hashable, Codable, Sendable {
  /// The update as JSON text, exactly as received; sent back unchanged when the user chooses it.
  public var update: String
  /// What would be allowed, verbatim: `Bash(echo hello *)`, a mode, folders.
  public var rule: String
  /// What kind of update it is, by the protocol's word (`addRules`, `setMode`, `addDirectories`, …).
  public var type: String
  /// Where it is kept: `session`, `localSettings`, `projectSettings`, `userSettings`.
  public var destination: String

  public init(update: String, rule: String, type: String, destination: String) {
    self.update = update
    self.rule = rule
    self.type = type
    self.destination = destination
  }
}
