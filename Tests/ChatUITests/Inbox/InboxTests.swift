import Conversation
import Terminal
import Testing

@testable import ChatUI

private let notes = SessionID("notes")
private let parser = SessionID("parser")
private let build = SessionID("build")

/// All requests are answered from one place, and no answer goes to a question that was not read.
@Suite struct InboxTests {
  /// Two sessions beside the one at hand ask, the parser first.
  private func asked(_ rows: Int = 24, _ columns: Int = 80) -> Stage {
    var stage = Stage(rows, columns)
    stage.receive(.summary(stage.summary("parser", place: 1)))
    stage.receive(.summary(stage.summary("build", place: 2, folder: "/srv/build")))
    var first = Samples.request("r1", session: "parser", input: #"{"command":"rm -rf parser"}"#)
    first.asked.milliseconds -= 5_000
    stage.receive(.requests(parser, [first]))
    stage.receive(
      .requests(build, [Samples.request("r2", session: "build", input: #"{"command":"make build"}"#)]))
    _ = stage.takeEffects()
    return stage
  }

  private let first = Command.answer(parser, RequestID("r1"), .allowOnce)

  @Test(arguments: [("y", PermissionAnswer.allowOnce), ("a", .allowForSession), ("d", .deny(note: nil))])
  func `a request is answered without leaving the session at hand`(key: String, answer: PermissionAnswer) {
    var stage = asked()
    stage.type("half a ")
    stage.press("Ctrl+X", "i")
    #expect(stage.shows("rm -rf parser"))
    #expect(stage.shows("/srv/build"))
    stage.wait(500)
    stage.press(key)
    #expect(stage.commands() == [.answer(parser, RequestID("r1"), answer)])
    #expect(stage.state.current == notes)
    #expect(stage.shows("make build"))
    stage.wait(500)
    stage.press("y")
    #expect(stage.commands() == [.answer(build, RequestID("r2"), .allowOnce)])
    // The last one is answered: the session at hand is there again, its draft untouched.
    #expect(stage.state.overlay == nil)
    stage.type("word")
    #expect(stage.state.draft(of: notes)?.text == "half a word")
  }

  @Test func `it never opens by itself, and with nothing to answer not at all`() {
    var stage = Stage()
    stage.press("Ctrl+X", "i")
    #expect(stage.state.overlay == nil)
    #expect(stage.shows("No permission request is open"))
    stage = asked()
    #expect(stage.state.overlay == nil)
    stage.wait(1_000)
    stage.type("yad")
    #expect(stage.commands() == [])
  }

  @Test func `half a second must pass for each request`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.wait(499)
    stage.press("y")
    #expect(stage.commands() == [])
    #expect(stage.shows("read it, then press again"))
    #expect(stage.state.nextTick(after: stage.now)?.since(stage.now) == 1)
    stage.wait(1)
    stage.press("y", "y", "y")
    #expect(stage.commands() == [first])
  }

  @Test func `a request that goes away leaves its place empty`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.wait(1_000)
    stage.receive(.requests(parser, []))
    #expect(stage.shows("no longer open"))
    stage.wait(1_000)
    stage.press("y", "a", "d", "Enter")
    #expect(stage.commands() == [])
    stage.press("Tab")
    #expect(stage.shows("make build"))
    stage.press("y")
    #expect(stage.commands() == [])
    stage.wait(500)
    stage.press("y")
    #expect(stage.commands() == [.answer(build, RequestID("r2"), .allowOnce)])
  }

  @Test func `the same id with another input is another request`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.wait(1_000)
    _ = stage.state.receive(
      .requests(parser, [Samples.request("r1", session: "parser", input: #"{"command":"rm -rf /"}"#)]), now: stage.now)
    // Even where no frame was drawn in between.
    #expect(stage.state.handle(.key(Key("y")), now: stage.now).isEmpty)
    stage.look()
    stage.wait(1_000)
    stage.press("y")
    #expect(stage.commands() == [])
    #expect(stage.shows("no longer open"))
  }

  @Test func `a request that comes does not take the place of the one at hand`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.wait(1_000)
    var older = Samples.request("r0", session: "notes", input: #"{"command":"halt"}"#)
    older.asked.milliseconds -= 60_000
    stage.receive(.requests(notes, [older]))
    #expect(stage.shows("rm -rf parser"))
    stage.press("y")
    #expect(stage.commands() == [first])
  }

  @Test func `requests are chosen with Tab and its like, and visited`() {
    var stage = asked()
    stage.press("Ctrl+X", "i", "Tab")
    #expect(stage.shows("make build"))
    stage.press("Shift+Tab")
    #expect(stage.shows("rm -rf parser"))
    stage.press("n", "n", "N", "Right", "o")
    #expect(stage.state.overlay == nil)
    #expect(stage.state.current == build)
    stage.wait(500)
    stage.press("y")
    #expect(stage.commands().last == .answer(build, RequestID("r2"), .allowOnce))
  }

  @Test func `coming back to a request its time begins anew`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.wait(1_000)
    stage.press("Tab", "Shift+Tab", "y")
    #expect(stage.commands() == [])
  }

  @Test func `what is covered by the inbox is not answered in its place`() {
    var stage = asked()
    stage.receive(.requests(notes, [Samples.request("r9")]))
    stage.wait(1_000)
    stage.press("Ctrl+X", "i")
    stage.wait(1_000)
    stage.press("Escape", "F4", "y")
    #expect(stage.commands() == [])
    stage.wait(500)
    stage.press("y")
    #expect(stage.commands() == [.answer(notes, RequestID("r9"), .allowOnce)])
  }

  @Test func `a long request must be read to its end`() {
    var stage = asked()
    let command = (1...80).map { "echo \($0)" }.joined(separator: "\\n")
    stage.receive(
      .requests(
        parser, [Samples.request("r1", session: "parser", input: "{\"command\":\"\(command)\"}", suggestions: [])]))
    stage.receive(.requests(build, []))
    stage.press("Ctrl+X", "i")
    stage.wait(1_000)
    stage.press("y")
    #expect(stage.commands() == [])
    #expect(stage.shows("Read it to its end first"))
    for _ in 0..<12 { stage.press("PageDown") }
    stage.press("v")
    stage.wait(600)
    for _ in 0..<12 { stage.press("Space") }
    stage.press("y")
    #expect(stage.commands() == [first])
  }

  @Test func `a denial can say why, rules are chosen, and Escape goes back step by step`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.wait(600)
    stage.press("p")
    #expect(stage.shows(".claude/settings.local.json"))
    stage.press("Escape", "e")
    stage.type("not in the tree, nor ")
    stage.input(.paste("elsewhere\ny"))
    stage.press("Escape", "e")
    #expect(stage.shows("not in the tree, nor elsewhere"))
    stage.press("Ctrl+U", "Backspace", "Ctrl+U")
    stage.type("use make")
    stage.press("Enter")
    #expect(stage.commands() == [.answer(parser, RequestID("r1"), .deny(note: "use make"))])
    stage.wait(600)
    stage.press("p", "Enter")
    #expect(stage.commands() == [.answer(build, RequestID("r2"), .allow(suggestions: [0]))])
  }

  @Test func `questions and plans are answered here too`() {
    var stage = Stage()
    stage.receive(.summary(stage.summary("parser", place: 1)))
    var question = Samples.request(
      "r1", session: "parser", tool: "AskUserQuestion", kind: .questions(Samples.questions))
    question.asked.milliseconds -= 1
    stage.receive(
      .requests(
        parser,
        [question, Samples.request("r2", session: "parser", tool: "ExitPlanMode", input: "{}", kind: .plan("# Plan"))]))
    stage.press("Ctrl+X", "i")
    stage.wait(600)
    stage.press("Down", "Enter")
    stage.wait(600)
    stage.press("Space", "Down", "Down", "Enter")
    stage.type("solarized")
    stage.press("Enter")
    let answers = [
      QuestionAnswer(question: "Which store should be the default?", answer: "Files"),
      QuestionAnswer(question: "Which themes?", answer: "dark, solarized"),
    ]
    #expect(stage.commands() == [.answer(parser, RequestID("r1"), .answers(answers))])
    stage.wait(600)
    stage.press("e")
    stage.type("shorter")
    stage.press("Enter")
    #expect(stage.commands() == [.answer(parser, RequestID("r2"), .deny(note: "shorter"))])
  }

  @Test func `Escape and Ctrl+C leave everything open`() {
    for key in ["Escape", "Ctrl+C"] {
      var stage = asked()
      stage.press("Ctrl+X", "i")
      stage.wait(600)
      stage.press(key)
      #expect(stage.state.overlay == nil)
      #expect(stage.commands() == [])
      #expect(stage.state.inbox.count == 2)
    }
  }

  @Test func `a session that goes takes its requests along`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.wait(600)
    stage.receive(.removed(parser))
    stage.press("y")
    #expect(stage.commands() == [])
    stage.receive(.removed(build))
    #expect(stage.shows("No request is open any more"))
  }

  @Test func `too small to show it, too small to answer it`() {
    for (rows, columns) in [(1, 20), (2, 40), (3, 9), (4, 3)] {
      var stage = asked(rows, columns)
      stage.press("Ctrl+X", "i")
      stage.wait(1_000)
      stage.press("y", "a", "d")
      #expect(stage.commands() == [])
    }
  }

  @Test func `on a slow terminal the time begins when the frame has arrived`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.state.frameDeparts()
    // Nothing is drawn while the terminal is behind.
    for step: Int64 in 1...20 {
      let now = Timestamp(milliseconds: stage.now.milliseconds + step * 100)
      #expect(stage.state.handle(.key(Key("y")), now: now).isEmpty)
    }
    let arrival = Timestamp(milliseconds: stage.now.milliseconds + 2_000)
    stage.state.frameArrived(now: arrival)
    let soon = Timestamp(milliseconds: arrival.milliseconds + 499)
    #expect(stage.state.handle(.key(Key("y")), now: soon).isEmpty)
    #expect(stage.state.nextTick(after: soon)?.since(soon) == 1)
    let then = Timestamp(milliseconds: arrival.milliseconds + 500)
    #expect(stage.state.handle(.key(Key("y")), now: then) == [.command(first)])
  }

  @Test func `on a terminal that answers only now the time begins now`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.state.frameAppears(within: 9_000)
    stage.wait(100)
    stage.state.frameArrived(now: stage.now)
    stage.wait(499)
    stage.press("y")
    #expect(stage.commands() == [])
    stage.wait(1)
    stage.press("y")
    #expect(stage.commands() == [first])
  }

  @Test func `on a terminal that tells nothing the time begins when the frame must have arrived`() {
    var stage = asked()
    stage.press("Ctrl+X", "i")
    stage.state.frameAppears(within: 3_000)
    stage.wait(3_000)
    // A later frame is longer on its way; the request has been there before.
    stage.state.frameAppears(within: 9_000)
    stage.press("y")
    #expect(stage.commands() == [])
    stage.wait(500)
    stage.press("y")
    #expect(stage.commands() == [first])
  }
}
