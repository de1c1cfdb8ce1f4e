/// What an agent tells about itself when it starts.
public struct AgentInfo: Hashable, Codable, Sendable {
  public var version: String?
  public var commands: [SlashCommand]
  public var models: [Model]

  public init(version: String? = nil, commands: [SlashCommand] = [], models: [Model] = []) {
    self.version = version
    self.commands = commands
    self.models = models
  }

  public struct SlashCommand: Hashable, Codable, Sendable {
    public var name: String
    public var summary: String
    public var argumentHint: String

    public init(name: String, summary: String, argumentHint: String) {
      self.name = name
      self.summary = summary
      self.argumentHint = argumentHint
    }
  }

  public struct Model: Hashable, Codable, Sendable {
    /// The word for `set_model`.
    public var value: String
    public var name: String
    public var summary: String

    public init(value: String, name: String, summary: String) {
      self.value = value
      self.name = name
      self.summary = summary
    }
  }
}
