/// What a session was told about how its agent runs. Nil or empty leaves the choice to the agent.
public struct SessionOptions: Hashable, Codable, Sendable {
  /// The profile of the agent ("claude", "demo").
  public var agent: String
  /// The absolute path of the folder the agent works in.
  public var folder: String
  public var model: String?
  public var permissionMode: PermissionMode?
  public var systemPrompt: String?
  public var appendSystemPrompt: String?
  public var maxTurns: Int?
  public var maxBudget: Double?
  public var allowedTools: [String] = []
  public var disallowedTools: [String] = []
  public var addedFolders: [String] = []

  public init(agent: String, folder: String) {
    self.agent = agent
    self.folder = folder
  }
}
