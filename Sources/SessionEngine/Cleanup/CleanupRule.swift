import Conversation

/// Which sessions go to the trash because they are old or many. With both limits a session goes that is beyond both.
public struct CleanupRule: Hashable, Sendable {
  /// Nothing was said in it and nobody looked at it for so many milliseconds.
  public var age: Int64?
  /// So many, those used last, stay in any case.
  public var kept: Int?

  public init(age: Int64? = nil, kept: Int? = nil) {
    self.age = age
    self.kept = kept
  }

  init(_ reader: inout DocumentReader) throws(Problem) {
    if let words = try reader.text("after") {
      guard let age = Self.milliseconds(words) else {
        throw reader.problem("an age such as 30d, 12h or 2w is needed", at: "after")
      }
      self.age = age
    }
    kept = try reader.number("keep", in: 1...Int.max)
    try reader.refuseUnread()
    guard age != nil || kept != nil else {
      throw reader.problem("say which sessions go: { after: \"30d\" }, { keep: 200 }, or both")
    }
  }

  /// `30d`, `12h`, `2w`, `15m`; nil for anything else.
  public static func milliseconds(_ words: String) -> Int64? {
    let units: [Character: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 604_800_000]
    guard let unit = words.last.flatMap({ units[$0] }), let number = Int64(words.dropLast()),
      (0...1_000_000).contains(number)
    else { return nil }
    return number * unit
  }
}

/// What a clean-up did.
public struct CleanupOutcome: Hashable, Sendable {
  /// Sessions in the list before and after; those that are put away do not count.
  public var before: Int
  public var after: Int
  /// What went to the trash.
  public var moved: [SessionSummary]

  public init(before: Int, after: Int, moved: [SessionSummary] = []) {
    self.before = before
    self.after = after
    self.moved = moved
  }
}
