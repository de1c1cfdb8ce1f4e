import Conversation
import Terminal
import Testing

@testable import ChatUI

private let notes = SessionID("notes")

/// No answer goes to a question that was not read.
@Suite struct PermissionTests {
  private func asked(_ requests: PermissionRequest..., rows: Int = 24, columns: Int = 80) -> Stage {
    var stage = Stage(rows, columns)
    stage.receive(.requests(notes, requests))
    _ = stage.takeEffects()
    return stage
  }

  @Test func `typing goes to the composer while a request waits`() {
    var stage = asked(Samples.request())
    stage.wait(1_000)
    stage.type("yay d")
    #expect(stage.state.draft(of: notes)?.text == "yay d")
    #expect(stage.commands() == [])
  }

  @Test(arguments: [("y", PermissionAnswer.allowOnce), ("a", .allowForSession), ("d", .deny(note: nil))])
  func `a focused request is answered with one key`(key: String, answer: PermissionAnswer) {
    var stage = asked(Samples.request())
    stage.wait(600)
    stage.press("F4", key)
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), answer)])
    stage.press("y")
    #expect(stage.commands() == [])
  }

  @Test func `half a second must pass`() {
    var stage = asked(Samples.request())
    stage.press("F4")
    stage.wait(499)
    stage.press("y")
    #expect(stage.commands() == [])
    #expect(stage.shows("read it, then press again"))
    #expect(stage.state.nextTick(after: stage.now)?.since(stage.now) == 1)
    stage.wait(1)
    stage.press("y")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .allowOnce)])
  }

  @Test func `a key never answers the request that replaced the one on the screen`() {
    var stage = asked(Samples.request("r1"))
    stage.wait(1_000)
    stage.press("F4")
    // The same id with another input is another request.
    for other in [Samples.request("r2"), Samples.request("r1", input: #"{"command":"rm -rf /"}"#)] {
      stage.receive(.requests(notes, [other]))
      stage.press("y", "a", "d")
      #expect(stage.commands() == [])
    }
    // Even where no frame was drawn in between.
    stage.wait(1_000)
    _ = stage.state.receive(.requests(notes, [Samples.request("r3")]), now: stage.now)
    for request in [Samples.request("r4"), Samples.request("r5")] {
      _ = stage.state.receive(.requests(notes, [request]), now: stage.now)
      #expect(!stage.state.handle(.key(Key("y")), now: stage.now).contains { $0.isAnswer })
      stage.press("F4")
      #expect(stage.commands() == [])
    }
  }

  @Test func `who came to the end past rows that were never painted is led to them`() {
    let command = (1...80).map { "echo \($0)" }.joined(separator: "\\n")
    var stage = asked(Samples.request(input: "{\"command\":\"\(command)\"}", suggestions: []))
    stage.wait(1_000)
    stage.press("F4")
    // All at once: nothing is drawn in between, as on a slow line.
    for _ in 0..<10 { _ = stage.state.handle(.key(Key("PageDown") ?? Key("x")), now: stage.now) }
    stage.look()
    #expect(stage.shows("(end)"))
    stage.press("y")
    #expect(stage.commands() == [])
    #expect(stage.shows("not on the screen yet"))
    for _ in 0..<10 where !stage.shows("(end)") { stage.press("Space") }
    stage.press("y")
    #expect(stage.commands() == [])
    stage.wait(500)
    stage.press("y")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .allowOnce)])
  }

  @Test func `what the first row has no room for is read below it`() {
    let tool = "mcp__github__create_or_update_1"
    var stage = asked(Samples.request(tool: tool, input: "{}", suggestions: []), rows: 24, columns: 40)
    #expect(stage.shows("tool: \(tool)"))
    stage.update("notes") { $0.name = "notes about everything in the world" }
    #expect(stage.shows("session: notes about everything"))
    #expect(stage.shows("folder: ~/skein"))
    stage.size = Size(rows: 24, columns: 160)
    stage.look()
    #expect(!stage.shows("tool: ") && !stage.shows("session: ") && !stage.shows("folder: "))
  }

  @Test func `a paste at a request is the beginning of a prompt`() {
    var stage = asked(Samples.request())
    stage.wait(600)
    stage.press("F4")
    stage.input(.paste("yes, do it"))
    #expect(stage.commands() == [])
    #expect(stage.state.draft(of: notes)?.text == "yes, do it")
  }

  @Test func `of a change all lines that differ are shown, and few of those that stay`() {
    func lines(_ old: String, _ new: String) -> [String] {
      let input = "{\"file_path\":\"/a\",\"old_string\":\"\(old)\",\"new_string\":\"\(new)\"}"
      return RequestText.lines(Samples.request(tool: "Edit", input: input, suggestions: [])).map(\.text)
    }
    let many = (1...9).map { "l\($0)" }
    var changed = many
    changed[4] = "new"
    #expect(
      lines(many.joined(separator: "\\n"), changed.joined(separator: "\\n")) == [
        "file: /a", "  ⋮ 1 line stays as before", "  l2", "  l3", "  l4", "- l5", "+ new", "  l6", "  l7", "  l8",
        "  ⋮ 1 line stays as before",
      ])
    #expect(lines("", "x\\ny") == ["file: /a", "+ x", "+ y"])
    #expect(lines("x\\ny", "") == ["file: /a", "- x", "- y"])
    #expect(lines("x", "x\\n") == ["file: /a", "  x", "+ "])
    // The same to the eye, other bytes.
    #expect(lines("caf\u{E9}", "cafe\u{301}") == ["file: /a", "- caf\u{E9}", "+ cafe\u{301}"])
  }

  @Test func `a long request must be read to its end`() {
    let command = (1...80).map { "echo \($0)" }.joined(separator: "\\n")
    var stage = asked(Samples.request(input: "{\"command\":\"\(command)\"}", suggestions: []))
    stage.wait(1_000)
    stage.press("F4", "y")
    #expect(stage.commands() == [])
    #expect(stage.shows("Read it to its end first"))
    for _ in 0..<10 { stage.press("PageDown") }
    stage.wait(10)
    stage.press("y")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .allowOnce)])
  }

  @Test func `what covers a request makes its time begin anew`() {
    var stage = asked(Samples.request())
    stage.wait(1_000)
    stage.press("F1", "Escape", "F4", "y")
    #expect(stage.commands() == [])
    stage.wait(500)
    stage.press("y")
    #expect(stage.commands().count == 1)
  }

  @Test func `another width must be read anew`() {
    let command = String(repeating: "x", count: 1_000)
    var stage = asked(Samples.request(input: "{\"command\":\"\(command)\"}", suggestions: []), rows: 40, columns: 120)
    stage.wait(1_000)
    stage.press("F4")
    stage.size = Size(rows: 12, columns: 40)
    stage.look()
    stage.press("y")
    #expect(stage.commands() == [])
  }

  @Test func `too small to show it, too small to answer it`() {
    for rows in 1...4 {
      var stage = asked(Samples.request(), rows: rows, columns: 20)
      stage.press("F4")
      stage.wait(1_000)
      stage.press("y")
      #expect(stage.commands() == [])
    }
  }

  @Test func `who cannot answer for want of room is told so`() {
    var stage = asked(Samples.request(), rows: 6, columns: 20)
    stage.press("F4")
    stage.wait(1_000)
    stage.press("y")
    #expect(stage.commands() == [])
    #expect(stage.shows("Too small"))
  }

  @Test func `rules are chosen by their place, exactly as shown`() {
    var stage = asked(Samples.request(suggestions: [Samples.rule, Samples.editsMode]))
    stage.wait(600)
    stage.press("F4", "p")
    #expect(stage.shows("Bash(swift test *)"))
    #expect(stage.shows(".claude/settings.local.json"))
    stage.press("j", "Enter")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .allow(suggestions: [1]))])
    stage.receive(.requests(notes, [Samples.request("r2", suggestions: [Samples.rule, Samples.editsMode])]))
    stage.wait(600)
    stage.press("F4", "p", "x", "j", "x", "Enter")
    #expect(stage.commands() == [.answer(notes, RequestID("r2"), .allow(suggestions: [0, 1]))])
  }

  @Test func `a rule for the session needs one that is suggested`() {
    var stage = asked(Samples.request(suggestions: [Samples.editsMode]))
    stage.wait(600)
    stage.press("F4", "a")
    #expect(stage.commands() == [])
    #expect(stage.shows("suggests no rule"))
  }

  @Test func `a denial can say why`() {
    var stage = asked(Samples.request())
    stage.wait(600)
    stage.press("F4", "e")
    stage.type("yes, but use make")
    stage.press("Enter")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .deny(note: "yes, but use make"))])
  }

  @Test func `Escape postpones and leaves it open`() {
    var stage = asked(Samples.request())
    stage.wait(600)
    stage.press("F4", "Escape")
    stage.type("y")
    #expect(stage.commands() == [])
    #expect(stage.shows("Allow Bash?"))
  }

  @Test func `questions are answered one after the other`() {
    var stage = asked(
      Samples.request(tool: "AskUserQuestion", input: "{}", suggestions: [], kind: .questions(Samples.questions)))
    stage.press("F4")
    stage.wait(600)
    stage.press("Down", "Enter")
    #expect(stage.shows("Which themes?"))
    stage.press("Enter")
    #expect(stage.commands() == [])
    stage.wait(600)
    stage.press("Space", "Down", "Space", "Down", "Enter")
    stage.type("solarized")
    stage.press("Enter")
    let answers = [
      QuestionAnswer(question: "Which store should be the default?", answer: "Files"),
      QuestionAnswer(question: "Which themes?", answer: "dark, light, solarized"),
    ]
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .answers(answers))])
  }

  @Test(arguments: [("y", PermissionAnswer.approvePlan(mode: .standard)), ("a", .approvePlan(mode: .acceptEdits))])
  func `a plan is approved`(key: String, answer: PermissionAnswer) {
    var stage = asked(Samples.request(tool: "ExitPlanMode", input: "{}", kind: .plan("# Plan\n\nDo it.")))
    stage.wait(600)
    stage.press("F4", key)
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), answer)])
  }

  @Test func `F4 goes to the oldest request of any session`() {
    var stage = Stage()
    stage.receive(.summary(stage.summary("parser", place: 1)))
    stage.receive(.requests(SessionID("parser"), [Samples.request("r9", session: "parser")]))
    stage.press("F4")
    #expect(stage.commands().last == .open(SessionID("parser")))
    stage.wait(600)
    stage.press("y")
    #expect(stage.commands() == [.answer(SessionID("parser"), RequestID("r9"), .allowOnce)])
  }

  @Test func `everything that would run is shown, and what nobody would see is written out`() {
    let input = #"{"command":"ls\u202e\u0007\r","timeout":5,"command":"rm -rf x","nested":{"a":[1,"}"]}}"#
    let text = RequestText.lines(Samples.request(input: input)).map(\.text).joined(separator: "\n")
    #expect(text.contains(#"command: ls\u{202E}\u{7}\r"#))
    #expect(text.contains("command: rm -rf x"))
    #expect(text.contains("timeout: 5"))
    #expect(text.contains(#"nested: {"a":[1,"}"]}"#))
    let broken = RequestText.lines(Samples.request(input: #"{"command":"ls"#, suggestions: [])).map(\.text)
    #expect(broken == [#"{"command":"ls"#])
  }

  @Test func `what the agent says is shown once`() {
    var bash = Samples.request()
    bash.summary = "Run the tests"
    var write = Samples.request(tool: "Write", input: #"{"file_path":"/tmp/a/foo.txt","content":"x"}"#)
    write.summary = "foo.txt"
    #expect(RequestText.lines(bash).filter { $0.text.contains("Run the tests") }.count == 1)
    #expect(!RequestText.lines(write).contains { $0.text.hasPrefix("says") })
    bash.summary = "Something else"
    #expect(RequestText.lines(bash).contains { $0.text == "says: Something else" })
  }

  @Test func `rules to choose from stand there once`() {
    var stage = asked(Samples.request(), rows: 40, columns: 120)
    stage.press("F4", "p")
    let rows = RequestText.lines(Samples.request(), hasSuggestions: false).map(\.text)
    #expect(!rows.contains { $0.contains("Bash(swift test *)") })
    #expect(stage.shows("a rule · kept in .claude/settings.local.json"))
  }

  @Test func `a clock that is set back locks no keys`() {
    var stage = asked(Samples.request())
    stage.wait(1_000)
    stage.press("F4")
    stage.wait(-3_600_000)
    stage.look()
    stage.wait(500)
    stage.press("y")
    #expect(stage.commands() == [.answer(notes, RequestID("r1"), .allowOnce)])
  }

  @Test func `the inbox tells what would run, not what the agent calls it`() {
    var request = Samples.request(input: #"{"command":"rm -rf build","description":"Tidy up"}"#)
    request.summary = "Tidy up"
    #expect(RequestText.gist(request) == "rm -rf build")
    #expect(
      RequestText.gist(Samples.request(tool: "X", input: "{}", kind: .questions(Samples.questions)))
        == "Which store should be the default?")
  }
}
