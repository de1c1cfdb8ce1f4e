/// Options said one after the other: `.claude(in: folder).model("opus").allowing("Bash(git *)", "Read")`.
extension SessionOptions {
  /// Claude Code, at work in a folder (an absolute path).
  public static func claude(in folder: String) -> SessionOptions { SessionOptions(agent: "claude", folder: folder) }

  /// The offline demo, which runs nothing and remembers what it is told.
  public static func demo(in folder: String) -> SessionOptions { SessionOptions(agent: "demo", folder: folder) }

  public func model(_ model: String) -> SessionOptions { with { $0.model = model } }

  public func permissionMode(_ mode: PermissionMode) -> SessionOptions { with { $0.permissionMode = mode } }

  /// In place of the agent's own system prompt.
  public func systemPrompt(_ text: String) -> SessionOptions { with { $0.systemPrompt = text } }

  /// After the agent's own system prompt.
  public func appendingSystemPrompt(_ text: String) -> SessionOptions { with { $0.appendSystemPrompt = text } }

  /// Tools that run unasked, beside those allowed before: `"Read"`, `"Bash(git *)"`.
  public func allowing(_ tools: String...) -> SessionOptions { with { $0.allowedTools += tools } }

  /// Tools that never run, beside those forbidden before.
  public func forbidding(_ tools: String...) -> SessionOptions { with { $0.disallowedTools += tools } }

  /// Folders that the agent may use beside its own.
  public func adding(folders: String...) -> SessionOptions { with { $0.addedFolders += folders } }

  /// The most replies of the model in one turn.
  public func maxTurns(_ count: Int) -> SessionOptions { with { $0.maxTurns = count } }

  /// Put before each prompt on its way to the agent.
  public func prefix(_ text: String) -> SessionOptions { with { $0.prefix = text } }

  /// The agent's restricted mode, which excludes bypassing its questions.
  public func safe() -> SessionOptions { with { $0.isSafe = true } }

  public func maxBudget(dollars: Double) -> SessionOptions { with { $0.maxBudget = dollars } }

  private func with(_ change: (inout SessionOptions) -> Void) -> SessionOptions {
    var options = self
    change(&options)
    return options
  }
}
