/// A template as a list shows it.
public struct TemplateSummary: Hashable, Codable, Sendable {
  public var name: String
  /// What it is for, in one line.
  public var summary: String
  /// Begins the names of its sessions.
  public var namePrefix: String
  /// Why it cannot be used, in a sentence.
  public var problem: String?

  public init(name: String, summary: String, namePrefix: String, problem: String? = nil) {
    self.name = name
    self.summary = summary
    self.namePrefix = namePrefix
    self.problem = problem
  }
}
