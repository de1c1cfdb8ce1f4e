import Conversation
import SessionEngine

/// What a command line says about a session that is there already.
struct SessionAdjustment: Sendable {
  let arguments: ParsedArguments
  /// From which relative paths start.
  let folder: String

  /// The session as it is once it has taken that over.
  /// - Parameter setsStreaming: also how texts come.
  func apply(
    to session: SessionSummary, in engine: SessionEngine, setsStreaming: Bool
  ) async throws -> SessionSummary {
    let old = session.options
    var wanted = try arguments.sessionOptions(over: old, folder: folder, replacesLists: true)
    guard wanted.folder == old.folder else {
      throw UsageProblem(
        "The session “\(session.name)” works in \(old.folder), and that cannot be changed. Make another with: skein new"
      )
    }
    if !setsStreaming { wanted.isUnstreamed = old.isUnstreamed }
    if wanted.agent != old.agent {
      try await engine.changeAgent(of: session.id, to: wanted.agent)
      // The other agent has other models.
      if !arguments.has("--model") { wanted.model = nil }
    }
    var known = old
    known.agent = wanted.agent
    if wanted.agent != old.agent { known.model = nil }
    if wanted != known { try await engine.configure(session.id, wanted) }
    for (key, value) in try arguments.metadata().sorted(by: { $0.key < $1.key }) {
      if arguments.command == CommandTable.set, value == .string("") {
        try await engine.removeMetadata(for: key, of: session.id)
      } else {
        try await engine.setMetadata(value, for: key, of: session.id)
      }
    }
    return await engine.summary(of: session.id) ?? session
  }

  /// What the options of a session became, in a sentence; nil where they are the same.
  static func sentence(_ name: String, from old: SessionOptions, to new: SessionOptions) -> String? {
    var parts: [String] = []
    func note<Value: Equatable>(_ what: String, _ path: KeyPath<SessionOptions, Value>, _ word: (Value) -> String) {
      if old[keyPath: path] != new[keyPath: path] { parts.append("\(what) \(word(new[keyPath: path]))") }
    }
    func whole(_ text: String?) -> String { text == nil ? "the agent’s own" : "set" }
    func list(_ items: [String]) -> String { items.isEmpty ? "none" : items.joined(separator: ", ") }
    note("agent", \.agent) { $0 }
    note("model", \.model) { $0 ?? "the agent’s own" }
    note("permission mode", \.permissionMode) { $0?.rawValue ?? "the agent’s own" }
    note("system prompt", \.systemPrompt, whole)
    note("added system prompt", \.appendSystemPrompt) { $0 == nil ? "none" : "set" }
    note("prefix", \.prefix) { $0 == nil ? "none" : "set" }
    note("turns at most", \.maxTurns) { $0.map(String.init) ?? "any number" }
    note("US dollars at most", \.maxBudget) { $0.map { "\($0)" } ?? "any amount" }
    note("allowed tools", \.allowedTools, list)
    note("disallowed tools", \.disallowedTools, list)
    note("added folders", \.addedFolders, list)
    note("safe mode", \.isSafe) { $0 ? "on" : "off" }
    note("texts", \.isUnstreamed) { $0 ? "when they are complete" : "as they are written" }
    return parts.isEmpty ? nil : "“\(name)” from now on: \(parts.joined(separator: "; "))."
  }
}
