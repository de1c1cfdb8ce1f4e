import Conversation
import Terminal
import Testing

@testable import ChatUI

private let sizes = [Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]

/// The screen as it looks, at three sizes.
@Suite struct PictureTests {
  @Test(arguments: sizes) func `fresh start`(size: Size) throws {
    try expectPicture("fresh", Stage(size.rows, size.columns))
  }

  @Test(arguments: sizes) func demo(size: Size) throws {
    try expectPicture("demo", Stage(size.rows, size.columns, agent: "demo", realAgent: nil))
    var stage = Stage(size.rows, size.columns, agent: "demo")
    stage.type("hello")
    try expectPicture("demo-with-claude", stage)
  }

  private func chat(_ size: Size) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true)
    stage.receive(
      .sessions([
        stage.summary("notes", place: 0), stage.summary("parser", place: 1, status: .asleep),
        stage.summary("a session with a rather long name", place: 2, folder: "/srv/other"),
      ]))
    stage.open("notes", blocks: Samples.chat)
    stage.update("notes") {
      $0.model = "claude-opus-5"
      $0.usage.cost = 0.0312
      $0.usage.contextTokens = 24_000
      $0.usage.contextWindow = 200_000
    }
    return stage
  }

  @Test(arguments: sizes) func chatting(size: Size) throws {
    var stage = chat(size)
    stage.type("A prompt with two lines:")
    stage.press("Ctrl+J")
    stage.type("and 漢字 in it")
    try expectPicture("chatting", stage)
  }

  @Test(arguments: sizes) func `two work`(size: Size) throws {
    var stage = chat(size)
    stage.update("notes") { $0.status = .working }
    stage.update("parser") { $0.status = .starting(reason: nil) }
    stage.update("a session with a rather long name") { $0.unread = 3 }
    stage.wait(65_000)
    try expectPicture("working", stage)
  }

  @Test(arguments: sizes) func `needs you`(size: Size) throws {
    var stage = chat(size)
    stage.update("notes") {
      $0.status = .needsYou
      $0.requests = 1
    }
    stage.update("parser") {
      $0.status = .needsYou
      $0.requests = 2
    }
    stage.receive(.requests(SessionID("notes"), [Samples.request(suggestions: [Samples.rule, Samples.editsMode])]))
    stage.type("meanwhile")
    try expectPicture("needs-you", stage)
    stage.press("F4")
    try expectPicture("needs-you-focused", stage)
    stage.press("p")
    try expectPicture("needs-you-rules", stage)
    stage.press("Escape", "e")
    stage.type("use make")
    try expectPicture("needs-you-note", stage)
  }

  @Test(arguments: sizes) func `an edit`(size: Size) throws {
    var stage = chat(size)
    let input = #"""
      {"file_path":"/home/ada/skein/a.swift","old_string":"let a = 1\nlet b = 2","new_string":"let a = 2\u202e\nlet b = 2\tx","replace_all":true}
      """#
    stage.receive(.requests(SessionID("notes"), [Samples.request(tool: "Edit", input: input, suggestions: [])]))
    stage.press("F4")
    try expectPicture("edit", stage)
  }

  @Test(arguments: sizes) func questions(size: Size) throws {
    var stage = chat(size)
    let request = Samples.request(
      tool: "AskUserQuestion", input: "{}", suggestions: [], kind: .questions(Samples.questions))
    stage.receive(.requests(SessionID("notes"), [request]))
    stage.press("F4", "Down")
    try expectPicture("question", stage)
  }

  @Test(arguments: sizes) func plan(size: Size) throws {
    var stage = chat(size)
    let plan = "# Plan\n\n1. Read the code\n2. Change `Sidebar`\n3. Run the tests\n"
    let request = Samples.request(tool: "ExitPlanMode", input: "{}", suggestions: [], kind: .plan(plan))
    stage.receive(.requests(SessionID("notes"), [request]))
    stage.press("F4")
    try expectPicture("plan", stage)
  }

  @Test(arguments: sizes) func `over the screen`(size: Size) throws {
    var stage = chat(size)
    stage.press("F1")
    try expectPicture("help", stage)
    stage.press("Escape", "Ctrl+X")
    try expectPicture("leader", stage)
    stage.press("n")
    try expectPicture("new-session", stage)
    stage.press("Escape", "Ctrl+X", "l")
    stage.type("lo")
    try expectPicture("switch", stage)
    stage.press("Escape", "Ctrl+X", "P")
    try expectPicture("palette", stage)
  }

  @Test(arguments: sizes) func queue(size: Size) throws {
    var stage = chat(size)
    stage.update("notes") { $0.status = .working }
    stage.receive(
      .queue(
        SessionID("notes"),
        [
          Prompt(id: PromptID("q1"), text: "and then\nrun it again", delivery: .waiting),
          Prompt(id: PromptID("q2"), text: "write the changelog", delivery: .held),
        ]))
    try expectPicture("queued", stage)
    stage.press("Ctrl+X", "q", "Down")
    try expectPicture("queue", stage)
  }

  @Test(arguments: sizes) func trouble(size: Size) throws {
    var stage = chat(size)
    let now = stage.now.milliseconds
    stage.update("notes") {
      $0.status = .working
      $0.retry = RetryState(
        attempt: 2, attempts: 10, next: Timestamp(milliseconds: now + 4_000), reason: "overloaded")
    }
    try expectPicture("retry", stage)
    stage.update("notes") {
      $0.retry = nil
      $0.status = .failed("claude ended with status 1: sign in with `claude`, then send again")
    }
    stage.receive(
      .problem(Problem(.storage, "The disk is full: what is said now is kept in memory only. Free some space.")))
    try expectPicture("failed", stage)
  }

  @Test(arguments: sizes) func `the sidebar has the focus`(size: Size) throws {
    var stage = chat(size)
    stage.press("F2", "j")
    try expectPicture("sidebar", stage)
    stage.press("G", "Enter")
    try expectPicture("other-folder", stage)
  }

  /// Ten sessions in all states, with what they cost.
  private func crowd(_ size: Size, sidebarWidth: Int = 28) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true, sidebarWidth: sidebarWidth)
    let states: [SessionStatus] = [.idle, .working, .needsYou, .asleep, .failed("no network"), .idle]
    stage.receive(
      .sessions(
        (0..<14).map { number in
          var session = stage.summary(
            ["notes", "parser", "web-shop", "a session with a rather long name", "docs"][number % 5]
              + (number < 5 ? "" : "-\(number)"), place: number, status: states[number % 6],
            folder: ["/home/ada/skein", "/srv/web/shop"][number / 2 % 2])
          session.updated.milliseconds -= Int64(number * number) * 700_000
          session.since.milliseconds -= Int64(number) * 21_000
          session.unread = number == 5 ? 3 : 0
          session.requests = session.status == .needsYou ? 1 : 0
          session.isPinned = number == 4
          session.model = "claude-opus-5"
          session.usage.cost = Double(number) * 0.71
          session.usage.contextTokens = number * 14_000
          session.usage.contextWindow = 200_000
          return session
        }))
    stage.open("notes", blocks: Samples.chat)
    return stage
  }

  @Test(arguments: sizes) func `many sessions`(size: Size) throws {
    var stage = crowd(size)
    stage.press("F2", "j", "j")
    try expectPicture("sidebar-many", stage)
    stage.press("Ctrl+X", "g")
    try expectPicture("sidebar-grouped", stage)
    stage.press("/")
    stage.type("shop")
    try expectPicture("sidebar-filter", stage)
    var wide = crowd(size, sidebarWidth: 60)
    wide.press("F2")
    try expectPicture("sidebar-columns", wide)
    var two = crowd(size, sidebarWidth: 32)
    two.state.sidebar.detail = .lines
    two.press("F2")
    try expectPicture("sidebar-lines", two)
  }

  @Test(arguments: sizes) func inbox(size: Size) throws {
    var stage = crowd(size)
    let input = #"""
      {"file_path":"/srv/web/shop/a.swift","old_string":"let a = 1\nlet b = 2","new_string":"let a = 2\u202e\nlet b = 2\tx"}
      """#
    stage.receive(.requests(SessionID("web-shop"), [Samples.request(session: "web-shop", tool: "Edit", input: input)]))
    stage.wait(65_000)
    var later = Samples.request("r2", session: "parser", suggestions: [Samples.rule, Samples.editsMode])
    later.asked = stage.now
    stage.receive(.requests(SessionID("parser"), [later]))
    var question = Samples.request(
      "r3", session: "docs", tool: "AskUserQuestion", input: "{}", kind: .questions(Samples.questions))
    question.asked = stage.now
    stage.receive(.requests(SessionID("docs"), [question]))
    stage.press("Ctrl+X", "i")
    try expectPicture("inbox", stage)
    stage.press("y")
    try expectPicture("inbox-too-soon", stage)
    stage.press("Tab", "e")
    stage.type("use make")
    try expectPicture("inbox-note", stage)
    stage.press("Escape", "Tab", "Down")
    try expectPicture("inbox-question", stage)
    stage.receive(.requests(SessionID("docs"), []))
    try expectPicture("inbox-gone", stage)
  }

  @Test(arguments: sizes) func leaving(size: Size) throws {
    var stage = chat(size)
    stage.update("notes") { $0.status = .working }
    stage.press("Ctrl+X", "Q")
    try expectPicture("leaving", stage)
  }
}
