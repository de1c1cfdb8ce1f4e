import Conversation
import Terminal
import Testing

@testable import ChatUI

/// What was spent, by its keys and by what is seen.
@Suite struct UsagePanelTests {
  private static func row(_ session: String, _ model: String, daysAgo: Int64, _ cost: Double) -> UsageReport.Row {
    var usage = Usage()
    usage.inputTokens = Int(cost * 20_000)
    usage.cacheReadTokens = Int(cost * 1_000_000)
    usage.outputTokens = Int(cost * 4_000)
    usage.cost = cost
    let day = Timestamp(milliseconds: Stage.start.milliseconds - daysAgo * 86_400_000).day
    return UsageReport.Row(session: SessionID(session), name: session, model: model, day: day, usage: usage)
  }

  static let report = UsageReport(
    since: nil,
    rows: [
      row("notes", "claude-opus-5", daysAgo: 0, 1.25), row("parser", "claude-sonnet-5", daysAgo: 0, 0.05),
      row("notes", "claude-opus-5", daysAgo: 3, 2.5), row("a session with a rather long name", "", daysAgo: 9, 0.6),
    ])

  @Test func `where nothing was spent there is no plot`() {
    var stage = Stage()
    stage.press("Ctrl+X", "U")
    stage.receive(.usage(UsageReport(since: nil, rows: [])))
    #expect(stage.shows("Nothing was spent yet."))
    #expect(!stage.shows("$0.0000"))
    #expect(!stage.shows("28 days"))
  }

  @Test func `where nothing costs money the bars tell tokens`() {
    var stage = Stage()
    stage.press("Ctrl+X", "U")
    var usage = Usage()
    (usage.inputTokens, usage.outputTokens) = (9000, 3300)
    let row = UsageReport.Row(
      session: SessionID("notes"), name: "notes", model: "demo", day: Stage.start.day, usage: usage)
    stage.receive(.usage(UsageReport(since: nil, rows: [row])))
    #expect(stage.shows("$0.00 · 9.0k in · 3.3k out"))
    #expect(stage.shows("█  at most 12.3k tokens a day"))
  }

  @Test func `Tab goes from sessions to models to days`() {
    var stage = Stage()
    stage.press("Ctrl+X", "U")
    #expect(stage.commands() == [.usage(since: nil)])
    stage.receive(.usage(Self.report))
    #expect(stage.shows("Usage by session"))
    #expect(stage.shows("$3.75"))
    #expect(stage.shows("$4.40"))
    stage.press("Tab")
    #expect(stage.shows("claude-sonnet-5"))
    #expect(stage.shows("unknown"))
    stage.press("Tab")
    #expect(stage.shows(Self.report.rows[2].day))
    stage.press("q")
    #expect(stage.state.overlay == nil)
    stage.receive(.usage(Self.report))
    #expect(stage.state.overlay == nil)
  }

  @Test func `counts are short`() {
    #expect(
      [0, 999, 1000, 12_345, 99_999, 123_456, 4_500_000].map(UsagePanel.short) == [
        "0", "999", "1.0k", "12.3k", "99.9k", "123k", "4.5M",
      ])
  }

  @Test func `that nothing was spent is said`() {
    var stage = Stage()
    stage.press("Ctrl+X", "U")
    stage.receive(.usage(UsageReport(since: nil, rows: [])))
    #expect(stage.shows("Nothing was spent yet."))
  }
}
