/// How far a streamed block has come.
public enum BlockEnding: String, Codable, Sendable {
  case streaming, complete
  /// Cut off by the user, by a crash or by a lost connection; what had come is kept.
  case interrupted
}
