import Conversation

/// What a session may be called. Names are equal when their letters are, however these are composed.
public enum SessionName {
  /// In Characters.
  public static let longest = 200

  /// The name without white space around it.
  public static func checked(_ name: String) throws(Problem) -> String {
    let name = String(
      name.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    guard !name.isEmpty else { throw Problem(.usage, "A session needs a name; leave it out to get one made up.") }
    guard name.count <= longest else {
      throw Problem(.usage, "A session's name has at most \(longest) characters; this one has \(name.count).")
    }
    let isPlain = name.unicodeScalars.allSatisfy {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: $0.value == 0x200D
      default: true
      }
    }
    guard isPlain else {
      throw Problem(.usage, "A session's name cannot hold control characters or line breaks.")
    }
    return name
  }

  /// Two short words that can be said aloud; a number is added only when all pairs are taken.
  public static func generated(besides taken: Set<String>) -> String {
    for _ in 0..<200 {
      guard let first = qualities.randomElement(), let second = things.randomElement() else { break }
      let name = "\(first)-\(second)"
      if !taken.contains(name) { return name }
    }
    var number = taken.count + 1
    while taken.contains("session-\(number)") { number += 1 }
    return "session-\(number)"
  }

  /// The name, or where it is taken the name with the lowest free number from 2 on.
  static func free(_ name: String, besides taken: Set<String>) -> String {
    guard taken.contains(name) else { return name }
    var number = 2
    while taken.contains("\(name) \(number)") { number += 1 }
    return "\(name) \(number)"
  }

  static func taken(_ name: String) -> Problem {
    Problem(.nameTaken, "There is a session named \(name) already; choose another name or open that one.")
  }

  private static let qualities = [
    "amber", "bold", "brisk", "calm", "clear", "deft", "early", "fair", "fleet", "glad", "keen", "kind", "late",
    "lucid",
    "merry", "mild", "neat", "noble", "plain", "quick", "quiet", "rapid", "ready", "sharp", "sly", "snug", "solid",
    "swift", "tidy", "vivid", "warm", "wise",
  ]

  private static let things = [
    "badger", "birch", "brook", "cedar", "comet", "crane", "delta", "ember", "falcon", "fern", "finch", "fox", "grove",
    "harbor", "heron", "iris", "lark", "linden", "lynx", "maple", "meadow", "otter", "owl", "pine", "raven", "reed",
    "river", "robin", "sparrow", "thistle", "willow", "wren",
  ]
}
