import Conversation
import JSON

/// Steps in one session, each with a prompt and a check: the content of a workflow file (JSON5).
///
/// `Resources/workflows/error_correction.json5` explains every member.
public struct Workflow: Hashable, Sendable {
  /// What its session is called where no other name is given.
  public var name: String
  public var summary = ""
  public var settings = SessionSettings()
  public var metadata: [String: JSONValue] = [:]
  public var steps: [WorkflowStep]

  public init(name: String, steps: [WorkflowStep]) {
    self.name = name
    self.steps = steps
  }

  /// Reads a workflow file.
  /// - Parameter name: what it is called where the file does not say.
  /// - Throws: ``Problem`` of kind `usage` that names file, line and reason.
  public init(parsing text: String, name: String, file: String) throws(Problem) {
    var reader = try DocumentReader(parsing: text, file: file)
    self.name = try reader.text("name") ?? name
    summary = try reader.text("summary") ?? ""
    metadata = try reader.table("metadata")
    if var options = try reader.object("options") {
      settings = try SessionSettings(&options, placeholders: ["name", "folder", "date"])
      try options.refuseUnread()
    }
    steps = []
    for (index, part) in try reader.objects("steps").enumerated() {
      var part = part
      steps.append(try WorkflowStep(&part, number: index + 1, earlier: steps.map(\.name)))
      try part.refuseUnread()
    }
    guard !steps.isEmpty else { throw reader.problem("at least one step is needed: [{ prompt: \"…\" }]", at: "steps") }
    try reader.refuseUnread()
  }
}
