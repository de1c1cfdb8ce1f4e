import JSON

/// How an agent is started and which protocol it speaks: the content of a profile file (JSON5).
///
/// `Resources/agents/claude.json5` explains every member.
public struct AgentProfile: Hashable, Sendable {
  public var name: String
  public var dialect: Dialect
  public var executable: Executable
  /// Arguments with placeholders, see ``ArgumentTemplate``.
  public var arguments: [ArgumentTemplate]
  /// Added to Skein's own environment, over what is there.
  public var addedEnvironment: [String: String]
  public var removedEnvironment: [String]
  /// It puts the files in that an `@path` in a prompt names.
  public var readsMentions: Bool

  /// The protocols that Skein speaks, by the words of profile files.
  public enum Dialect: String, Sendable, CaseIterable {
    case claudeStreamJSON = "claude-stream-json"
  }

  public enum Executable: Hashable, Sendable {
    /// The first of these names that is found, or a path.
    case named([String])
    /// The program that is running.
    case skein
  }

  /// Reads a profile file. A problem says in which line what is wrong.
  public init(parsing text: String, file: String) throws(AgentProblem) {
    let document: JSON5Document
    do {
      document = try JSON5Document(parsing: text)
    } catch {
      throw .badProfile(file: file, reason: "\(error)")
    }
    var reader = ProfileReader(document: document, file: file)
    name = try reader.text("name")
    let word = try reader.text("protocol")
    guard let dialect = Dialect(rawValue: word) else {
      let known = Dialect.allCases.map { "\u{201C}\($0.rawValue)\u{201D}" }.joined(separator: ", ")
      throw reader.problem("protocol", "\u{201C}\(word)\u{201D} is not known; known: \(known)")
    }
    self.dialect = dialect
    let names = try reader.list("executable")
    guard !names.isEmpty else { throw reader.problem("executable", "at least one name or path is needed") }
    executable = names == ["skein"] ? .skein : .named(names)
    arguments = []
    for argument in try reader.list("arguments") {
      do {
        arguments.append(try ArgumentTemplate(argument))
      } catch {
        throw reader.problem("arguments", "\(error)")
      }
    }
    addedEnvironment = try reader.table("environment")
    removedEnvironment = try reader.list("removeEnvironment")
    readsMentions = try reader.flag("readsMentions")
    try reader.refuseUnread()
  }
}
