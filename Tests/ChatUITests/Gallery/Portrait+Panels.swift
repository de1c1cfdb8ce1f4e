import Conversation

@testable import ChatUI

/// What lies over the screen besides lists and questions.
extension Portrait {
  static let panels: [Portrait] = [
    Portrait("help") { $0.press("F1") },
    Portrait("help-further") { $0.press("F1", "PgDn", "PgDn") },
    Portrait("search-empty") { $0.press("Ctrl+X", "/") },
    Portrait("search-nothing") {
      $0.press("Ctrl+X", "/")
      $0.type("tests")
      $0.receive(.found(SearchResults(text: "tests", terms: ["tests"], newest: [], best: [], isComplete: true)))
    },
    Portrait("search") {
      search(&$0)
      $0.press("Down")
    },
    Portrait("search-best") {
      search(&$0)
      $0.press("Tab")
    },
    Portrait("trash") {
      $0.press("Ctrl+X", "R")
      $0.receive(.absent(AwayPanelTests.all))
    },
    Portrait("trash-empty") {
      $0.press("Ctrl+X", "R")
      $0.receive(.absent([]))
    },
    Portrait("put-away") {
      $0.press("Ctrl+X", "V")
      $0.receive(.absent(AwayPanelTests.all))
    },
    Portrait("purge") {
      $0.press("Ctrl+X", "R")
      $0.receive(.absent(AwayPanelTests.all))
      $0.press("D")
    },
    Portrait("purge-record") {
      $0.press("Ctrl+X", "R")
      $0.receive(.absent(AwayPanelTests.all))
      $0.press("D", "y")
      $0.receive(
        .purged(AwayPanelTests.all[0].id, name: "old plans", ownRecord: "/home/ada/.claude/projects/x/y.jsonl"))
    },
    Portrait("export") { $0.press("Ctrl+X", "x") },
    Portrait("new-session-options") {
      $0.press("Ctrl+X", "n")
      $0.type("auth")
      $0.press("Tab", "Tab")
    },
    Portrait("new-session-problem") {
      $0.press("Ctrl+X", "n", "Tab", "Shift+Tab")
      $0.type("x")
      $0.press("Enter")
      $0.receive(.problem(Problem(.usage, "There is no folder /nowhere.")))
    },
    Portrait("usage") { usage(&$0) },
    Portrait("usage-by-model") {
      usage(&$0)
      $0.press("Tab")
    },
    Portrait("usage-by-day") {
      usage(&$0)
      $0.press("Tab", "Tab")
    },
    Portrait("usage-nothing") {
      $0.press("Ctrl+X", "U")
      $0.receive(.usage(UsageReport(since: nil, rows: [])))
    },
  ]

  private static func search(_ stage: inout Stage) {
    stage.press("Ctrl+X", "/")
    stage.type("tests")
    let hits = SearchPanelTests.newest
    stage.receive(
      .found(SearchResults(text: "tests", terms: ["tests"], newest: hits, best: hits.reversed(), isComplete: false)))
  }

  private static func usage(_ stage: inout Stage) {
    stage.press("Ctrl+X", "U")
    stage.receive(.usage(UsagePanelTests.report))
  }
}
