/// What a tool did, in a form that can be shown better than its text for the agent.
public enum ToolResult: Hashable, Codable, Sendable {
  case command(standardOutput: String, standardError: String, isInterrupted: Bool, backgroundTask: String?)
  /// Lines changed in a file; `isNew` for a file that did not exist.
  case edit(path: String, hunks: [PatchHunk], isNew: Bool)
  case read(path: String, lines: Int, total: Int)
  case todo([TodoItem])
  case answers([QuestionAnswer])
  case agent(summary: String, milliseconds: Int64, tokens: Int, calls: Int)
}
