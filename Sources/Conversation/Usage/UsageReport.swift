/// What was spent in all sessions: tokens and money by session, by model and by day.
public struct UsageReport: Hashable, Codable, Sendable {
  /// What was spent before is not in it; nil: all is.
  public var since: Timestamp?
  /// One for each session, model and day on which something was spent, the latest day first.
  public var rows: [Row]

  public init(since: Timestamp?, rows: [Row]) {
    self.since = since
    self.rows = rows
  }

  public struct Row: Hashable, Codable, Sendable {
    public var session: SessionID
    /// The session's name as it is now.
    public var name: String
    /// As the agent names it; empty where it did not say.
    public var model: String
    /// `2026-11-21`, where this computer is.
    public var day: String
    /// What was spent; how full the context is stays 0.
    public var usage: Usage

    public init(session: SessionID, name: String, model: String, day: String, usage: Usage) {
      self.session = session
      self.name = name
      self.model = model
      self.day = day
      self.usage = usage
    }
  }

  /// What sums are made over.
  public enum Grouping: String, CaseIterable, Hashable, Codable, Sendable { case session, model, day }

  /// One sum, under the name of a session, the name of a model, or a day.
  public struct Sum: Hashable, Codable, Sendable {
    public var name: String
    public var usage: Usage

    public init(name: String, usage: Usage) {
      self.name = name
      self.usage = usage
    }
  }

  /// Days with the latest first; else the largest cost first, then by name. Two sessions of one name have a sum each.
  public func sums(by grouping: Grouping) -> [Sum] {
    var sums: [String: Sum] = [:]
    for row in rows {
      let (key, name) =
        switch grouping {
        case .session: (row.session.rawValue, row.name)
        case .model: (row.model, row.model)
        case .day: (row.day, row.day)
        }
      sums[key, default: Sum(name: name, usage: Usage())].usage.add(row.usage)
    }
    return sums.values.sorted { one, other in
      if grouping != .day, one.usage.cost != other.usage.cost { return one.usage.cost > other.usage.cost }
      return grouping == .day ? one.name > other.name : one.name < other.name
    }
  }

  public var total: Usage { rows.reduce(into: Usage()) { $0.add($1.usage) } }
}
