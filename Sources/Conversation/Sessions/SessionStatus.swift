/// The true state of a session, from what its agent said, never from guessing.
public enum SessionStatus: Hashable, Codable, Sendable {
  /// No process; it starts with the next prompt.
  case asleep
  /// The agent starts; `reason` says what it waits for when that takes long.
  case starting(reason: String?)
  case working
  /// The agent waits for the user's answer.
  case needsYou
  case idle
  /// The agent ended by itself or could not start; the reason in a sentence. The session stays usable.
  case failed(String)
}
