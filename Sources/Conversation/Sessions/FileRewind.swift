/// What taking the files back to before a prompt would change, or has changed.
public struct FileRewind: Hashable, Codable, Sendable {
  public var prompt: PromptID
  /// It was only asked what would change.
  public var isDry: Bool
  /// Absolute paths; the agent tells them only when it is asked what would change.
  public var files: [String]
  /// Lines that come back or go, in all files together.
  public var insertions: Int
  public var deletions: Int
  /// Why the files cannot be taken back, in the agent's words; nothing has changed then.
  public var problem: String?

  public init(
    prompt: PromptID, isDry: Bool, files: [String] = [], insertions: Int = 0, deletions: Int = 0,
    problem: String? = nil
  ) {
    self.prompt = prompt
    self.isDry = isDry
    self.files = files
    self.insertions = insertions
    self.deletions = deletions
    self.problem = problem
  }
}
