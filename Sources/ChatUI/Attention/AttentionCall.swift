import Conversation
import Terminal

/// A session that wants its user, and why.
struct AttentionCall: Equatable, Sendable {
  var session: SessionID
  var name: String
  var reason: AttentionOptions.Reason
  /// What the session does, as a sentence goes on after its name.
  var words: String

  /// The user's own command for these calls: no shell reads it, and nothing in a name or a reason becomes an option of its own.
  static func command(_ template: [String], session: String, reason: String) -> [String] {
    func harmless(_ text: String) -> String { String(TextSanitizer.oneLine(text).prefix(300)) }
    return template.map { argument in
      // In one pass: what is put in is not looked at again.
      var filled = ""
      var rest = argument[...]
      while let open = rest.firstIndex(of: "{") {
        filled += rest[..<open]
        rest = rest[open...]
        if rest.hasPrefix("{session}") {
          filled += harmless(session)
          rest = rest.dropFirst("{session}".count)
        } else if rest.hasPrefix("{reason}") {
          filled += harmless(reason)
          rest = rest.dropFirst("{reason}".count)
        } else {
          filled += "{"
          rest = rest.dropFirst()
        }
      }
      filled += rest
      return filled.hasPrefix("-") && !argument.hasPrefix("-") ? " " + filled : filled
    }
  }
}
