import Conversation
import Terminal

/// How one session stands in a list of some width: number, sign, name and state, and as much else as there is room for.
struct SidebarRow: Equatable, Sendable {
  /// What has a column of its own, in the order in which it finds room.
  private enum Column: CaseIterable { case age, context, cost, model }

  /// How wide a name is kept at least before a further column comes.
  private static let leastName = 14
  private static let stateWidth = 10

  let columns: Int
  private let extra: [Column]
  /// How many rows a session takes.
  let lines: Int
  /// Something grows older by itself.
  var showsAges: Bool { lines > 1 || extra.contains(.age) }

  /// Columns of the numbers.
  private let digits: Int

  /// Whether it tells how long a session has worked, else only that it does.
  private let hasClock: Bool

  /// Columns that stay blank at the end.
  private let margin: Int

  /// - Parameters:
  ///   - count: how many sessions are numbered.
  ///   - margin: columns that stay blank at the end.
  init(columns: Int, detail: SidebarDetail, count: Int = 1, hasClock: Bool = true, margin: Int = 0) {
    self.columns = columns
    self.margin = margin
    self.hasClock = hasClock
    digits = count < 10 ? 1 : count < 100 ? 2 : 3
    lines = detail == .lines && columns >= 16 ? 2 : 1
    var room = columns - margin - 4 - digits - Self.stateWidth - 1 - Self.leastName
    var extra: [Column] = []
    if detail == .columns {
      for column in Column.allCases {
        guard room >= Self.width(column) else { break }
        room -= Self.width(column)
        extra.append(column)
      }
    }
    self.extra = extra
  }

  /// Each with the blank before it.
  private static func width(_ column: Column) -> Int {
    switch column {
    case .age: 5
    case .context: 5
    case .cost: 8
    case .model: 17
    }
  }

  func line(_ session: SessionSummary, number: Int, now: Timestamp) -> StyledLine {
    let mark = SessionMark(session, now: now)
    let figures = String(number)
    var line = StyledLine(String(repeating: " ", count: max(1, 1 + digits - figures.count)) + figures, "sidebar.number")
    line.append(session.isPinned ? "*" : " ", "sidebar.number")
    line.append("\(mark.sign) ", mark.style)
    let taken = extra.reduce(0) { $0 + Self.width($1) }
    let state = hasClock ? mark.word : mark.state
    let word = extra.isEmpty ? (columns >= 20 ? state : "") : TextWidth.padded(mark.state, columns: Self.stateWidth)
    let wordColumns = word.isEmpty ? 0 : TextWidth.columns(word) + (extra.isEmpty ? 2 : 1)
    // A word alone brings a blank of its own.
    let room = columns - line.width - wordColumns - taken - (extra.isEmpty ? 0 : margin)
    let name = TextWidth.padded(session.name.replacing("\n", with: " "), columns: max(1, room))
    line.append(name, session.unread > 0 ? "sidebar.unread" : .plain)
    if !word.isEmpty { line.append(" \(word)", mark.style) }
    for column in extra {
      let text = TextWidth.truncated(Self.text(column, session, now: now) ?? "", columns: Self.width(column) - 1)
      let blanks = String(repeating: " ", count: Self.width(column) - TextWidth.columns(text))
      line.append(column == .model ? " " + text + blanks.dropFirst() : blanks + text, "sidebar.detail")
    }
    if !word.isEmpty, extra.isEmpty { line.append(" ", mark.style) }
    return line
  }

  /// The second line of a session.
  func second(_ session: SessionSummary, now: Timestamp) -> StyledLine {
    let parts = Column.allCases.compactMap { Self.text($0, session, now: now) }
    return StyledLine("\(String(repeating: " ", count: 4 + digits))\(parts.joined(separator: " · "))", "sidebar.detail")
      .truncated(columns: columns - margin)
  }

  private static func text(_ column: Column, _ session: SessionSummary, now: Timestamp) -> String? {
    let usage = session.usage
    switch column {
    case .age: return ShortTime.age(now.since(session.isBusy ? session.since : session.updated))
    case .context: return usage.contextWindow > 0 ? "\(usage.contextTokens * 100 / usage.contextWindow)%" : nil
    case .cost: return usage.cost > 0 ? StatusLine.money(usage.cost) : nil
    case .model:
      let model = (session.model ?? session.options.model).map { $0.replacing("\n", with: " ") }
      return model.map { $0.hasPrefix("claude-") ? String($0.dropFirst(7)) : $0 }
    }
  }
}
