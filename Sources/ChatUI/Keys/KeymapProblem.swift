/// Why a table of keys is refused.
public enum KeymapProblem: Error, Equatable, CustomStringConvertible {
  /// Two actions want the same key in the same place.
  case conflict(key: String, context: String, actions: [String])

  public var description: String {
    switch self {
    case .conflict(let key, let context, let actions):
      "\(key) is bound to \(actions.joined(separator: " and ")) in \(context): give one of them another key."
    }
  }
}
