import Terminal

/// One key, or the leader Ctrl+X and then one key.
public struct KeySequence: Hashable, Sendable, CustomStringConvertible {
  public static let leader = Key.ctrl("x")

  private static let shortNames: [Key.Name: String] = [.pageUp: "PgUp", .pageDown: "PgDn", .escape: "Esc"]

  public var key: Key
  public var isAfterLeader: Bool

  public init(_ key: Key, afterLeader: Bool = false) {
    self.key = key
    isAfterLeader = afterLeader
  }

  /// Reads `Alt+1` or `Ctrl+X n`; nil where that names no key.
  public init?(_ text: String) {
    let words = text.split(separator: " ")
    guard let last = words.last, words.count <= 2, let key = Key(String(last)) else { return nil }
    if words.count == 2 { guard Key(String(words[0])) == Self.leader else { return nil } }
    self.init(key, afterLeader: words.count == 2)
  }

  public var description: String {
    // Asked for in every frame, so the text is not searched.
    var name = key.description
    if case .named(let long) = key.code, let short = Self.shortNames[long] {
      name.removeLast(long.rawValue.count)
      name += short
    }
    return isAfterLeader ? "\(Self.leader) \(name)" : name
  }
}
