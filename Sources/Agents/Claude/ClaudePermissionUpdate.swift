import Conversation
import JSON

/// Lasting permissions as the CLI offers and takes them.
enum ClaudePermissionUpdate {
  /// A suggestion that can be sent back. An update without a destination, or with a rule whose content is null, is dropped
  /// by the CLI in silence, so it is not offered: the user would believe in a rule that does not exist.
  static func suggestion(_ update: JSONValue) -> PermissionSuggestion? {
    guard let type = update["type"]?.string, let destination = update["destination"]?.string else { return nil }
    let rules = update["rules"]?.array ?? []
    guard !rules.contains(where: { $0["ruleContent"]?.isNull == true }) else { return nil }
    return PermissionSuggestion(
      update: update.compact, rule: words(update, type: type, rules: rules), type: type, destination: destination)
  }

  /// The same update kept for this session only; nil for what is no rule.
  static func forSession(_ suggestion: PermissionSuggestion) -> JSONValue? {
    guard suggestion.type == "addRules", let update = try? JSONValue(parsing: suggestion.update) else { return nil }
    return update.setting("destination", to: "session")
  }

  static func setMode(_ mode: PermissionMode) -> JSONValue {
    ["type": "setMode", "mode": .string(mode.rawValue), "destination": "session"]
  }

  private static func words(_ update: JSONValue, type: String, rules: [JSONValue]) -> String {
    if !rules.isEmpty {
      let list = rules.map { rule in
        let tool = rule["toolName"]?.string ?? ""
        return rule["ruleContent"]?.string.map { "\(tool)(\($0))" } ?? tool
      }
      let behavior = update["behavior"]?.string ?? "allow"
      return (behavior == "allow" ? "" : "\(behavior) ") + list.joined(separator: ", ")
    }
    if let mode = update["mode"]?.string { return mode }
    if let folders = update["directories"]?.array { return folders.compactMap(\.string).joined(separator: ", ") }
    return update.compact
  }
}
