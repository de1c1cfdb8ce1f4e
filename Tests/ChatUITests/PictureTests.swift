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

  @Test(arguments: sizes) func leaving(size: Size) throws {
    var stage = chat(size)
    stage.update("notes") { $0.status = .working }
    stage.press("Ctrl+X", "Q")
    try expectPicture("leaving", stage)
  }
}
