import Conversation

/// One argument of a profile, with at most one placeholder: `--model={model}`.
///
/// Where the placeholder has no value the argument is left out; where it has several, the argument is repeated. `--flag=value`
/// in one argument is the safe form: a value can begin with `-`.
public struct ArgumentTemplate: Hashable, Sendable {
  /// What a placeholder can name.
  public enum Placeholder: String, Sendable, CaseIterable {
    /// The id of a new conversation; nothing when one is resumed.
    case new
    /// The id of the conversation to resume; nothing for a new one.
    case resume
    /// Nothing itself: its argument is there only when the conversation that is resumed is to be copied. Then ``resume`` names the
    /// old one and ``new`` the new one.
    case fork
    /// The last message that a copy of a conversation takes over; nothing where it takes all of them.
    case at
    case model, permissionMode, systemPrompt, appendSystemPrompt, maxTurns, maxBudget
    case allowedTools, disallowedTools, addedFolders
    /// Nothing in place of itself; the argument is there only in a session that streams, that is in safe mode.
    case streaming, safe
  }

  var before: String
  var placeholder: Placeholder?
  var after: String

  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  init(_ text: String) throws(Problem) {
    guard let open = text.firstIndex(of: "{") else {
      (before, placeholder, after) = (text, nil, "")
      return
    }
    let rest = text[text.index(after: open)...]
    guard let close = rest.firstIndex(of: "}") else { throw Problem(description: "\(text): a } is missing") }
    guard let placeholder = Placeholder(rawValue: String(rest[..<close])) else {
      let known = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
      throw Problem(description: "\(text): {\(rest[..<close])} is not known; known: \(known)")
    }
    before = String(text[..<open])
    self.placeholder = placeholder
    after = String(rest[rest.index(after: close)...])
    guard !after.contains("{") else { throw Problem(description: "\(text): one placeholder an argument") }
  }

  /// The arguments that this becomes for one launch.
  func arguments(for launch: AgentLaunch) -> [String] {
    guard let placeholder else { return [before] }
    return Self.values(of: placeholder, for: launch).map { before + $0 + after }
  }

  private static func values(of placeholder: Placeholder, for launch: AgentLaunch) -> [String] {
    let options = launch.options
    let value: String?
    switch (placeholder, launch.conversation) {
    case (.new, .new(let id)), (.new, .fork(_, _, let id)), (.resume, .resume(let id)),
      (.resume, .fork(let id, _, _)):
      value = id.rawValue
    case (.new, .resume), (.resume, .new): value = nil
    case (.fork, .fork): value = ""
    case (.fork, _): value = nil
    case (.at, .fork(_, let message, _)): value = message
    case (.at, _): value = nil
    case (.model, _): value = options.model
    case (.permissionMode, _): value = options.permissionMode?.rawValue
    case (.systemPrompt, _): value = options.systemPrompt
    case (.appendSystemPrompt, _): value = options.appendSystemPrompt
    case (.maxTurns, _): value = options.maxTurns.map(String.init)
    case (.maxBudget, _): value = options.maxBudget.map { "\($0)" }
    case (.allowedTools, _): return options.allowedTools
    case (.disallowedTools, _): return options.disallowedTools
    case (.addedFolders, _): return options.addedFolders
    case (.streaming, _): value = options.isUnstreamed ? nil : ""
    case (.safe, _): value = options.isSafe ? "" : nil
    }
    return value.map { [$0] } ?? []
  }
}
