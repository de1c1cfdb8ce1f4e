import JSON

/// A message of the user on its way into a turn.
struct DemoPrompt: Hashable, Sendable {
  /// Nil: the host gave none and is told nothing of the message's way.
  var id: String?
  var text: String

  /// Nil when the message is not one that the CLI takes (`message.role` must be `user`).
  init?(_ message: JSONValue) {
    guard message["message"]?["role"]?.string == "user", let content = message["message"]?["content"] else {
      return nil
    }
    id = message["uuid"]?.string
    text = content.string ?? (content.array ?? []).compactMap { $0["text"]?.string }.joined(separator: "\n")
  }
}
