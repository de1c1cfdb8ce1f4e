/// What a session was told about how its agent runs. Nil or empty leaves the choice to the agent.
public struct SessionOptions: Hashable, Sendable {
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
  /// Put before each prompt on its way to the agent; neither the transcript nor the recall shows it.
  public var prefix: String?
  /// The agent's restricted mode: no tools that run commands, and the permission mode that asks nothing is refused.
  public var isSafe = false
  /// Texts come whole, not as they are written.
  public var isUnstreamed = false

  public init(agent: String, folder: String) {
    self.agent = agent
    self.folder = folder
  }

  /// Whether these options allow an agent to run in `mode`.
  public func allows(_ mode: PermissionMode?) -> Bool { !(isSafe && mode == .bypass) }
}

extension SessionOptions: Codable {
  private enum CodingKeys: String, CodingKey {
    case agent, folder, model, permissionMode, systemPrompt, appendSystemPrompt, maxTurns, maxBudget, allowedTools
    case disallowedTools, addedFolders, prefix, isSafe, isUnstreamed
  }

  /// What an older Skein did not write is as in new options.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      agent: try values.decode(String.self, forKey: .agent), folder: try values.decode(String.self, forKey: .folder))
    model = try values.decodeIfPresent(String.self, forKey: .model)
    permissionMode = try values.decodeIfPresent(PermissionMode.self, forKey: .permissionMode)
    systemPrompt = try values.decodeIfPresent(String.self, forKey: .systemPrompt)
    appendSystemPrompt = try values.decodeIfPresent(String.self, forKey: .appendSystemPrompt)
    maxTurns = try values.decodeIfPresent(Int.self, forKey: .maxTurns)
    maxBudget = try values.decodeIfPresent(Double.self, forKey: .maxBudget)
    allowedTools = try values.decodeIfPresent([String].self, forKey: .allowedTools) ?? []
    disallowedTools = try values.decodeIfPresent([String].self, forKey: .disallowedTools) ?? []
    addedFolders = try values.decodeIfPresent([String].self, forKey: .addedFolders) ?? []
    prefix = try values.decodeIfPresent(String.self, forKey: .prefix)
    isSafe = try values.decodeIfPresent(Bool.self, forKey: .isSafe) ?? false
    isUnstreamed = try values.decodeIfPresent(Bool.self, forKey: .isUnstreamed) ?? false
  }
}
