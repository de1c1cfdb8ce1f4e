import Conversation
import JSON

/// What a configuration file (JSON5) says to the engine itself: sessions that must always be there, and which go by themselves.
public struct EngineConfiguration: Hashable, Sendable {
  public var sessions: [DeclaredSession] = []
  public var cleanup: CleanupRule?

  public init() {}

  /// Reads the members `sessions` and `cleanup`; all others are somebody else's.
  /// - Parameters:
  ///   - file: how the file is called in complaints.
  ///   - home: what `~` stands for in folders.
  /// - Throws: ``Problem`` of kind `usage` that names file, line and reason.
  public init(parsing text: String, file: String, home: String?) throws(Problem) {
    var reader = try DocumentReader(parsing: text, file: file)
    var names: Set<String> = []
    for var entry in try reader.objects("sessions") {
      let session = try DeclaredSession(&entry, home: home)
      guard names.insert(session.name).inserted else {
        throw entry.problem("a session of this name stands here already", at: "name")
      }
      sessions.append(session)
    }
    if var rule = try reader.object("cleanup") { cleanup = try CleanupRule(&rule) }
  }
}
