import Conversation
import Terminal
import Testing

@testable import ChatUI

private let notes = SessionID("notes")
private let parser = SessionID("parser")

/// What keys and events do, told by what is asked for and what is seen.
@Suite struct ChatStateTests {
  private func two() -> Stage {
    var stage = Stage(fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0), stage.summary("parser", place: 1)]))
    stage.open("notes", blocks: Samples.chat)
    _ = stage.takeEffects()
    return stage
  }

  private func submitted(_ commands: [Command]) -> [String] {
    commands.compactMap {
      if case .submit(let id, let prompt, let holds) = $0 { "\(id):\(prompt.text):\(holds)" } else { nil }
    }
  }

  @Test func `Enter sends, Tab while busy holds, a backslash before Enter goes on`() {
    var stage = two()
    stage.type("one\\")
    stage.press("Enter")
    stage.type("two")
    stage.press("Enter")
    #expect(submitted(stage.commands()) == ["notes:one\ntwo:false"])
    stage.update("notes") { $0.status = .working }
    stage.type("later")
    stage.press("Tab")
    stage.type("now")
    stage.press("Enter", "Enter")
    #expect(submitted(stage.commands()) == ["notes:later:true", "notes:now:false"])
  }

  @Test func `one key tries again, and never sends a draft`() {
    var stage = two()
    stage.update("notes") { $0.status = .failed("it broke") }
    stage.press("Ctrl+X", ".")
    #expect(stage.commands() == [.retry(notes)])
    stage.receive(.withdrawn(notes, prompt: Prompt(text: "hello")))
    _ = stage.takeEffects()
    stage.press("Ctrl+X", ".")
    #expect(submitted(stage.commands()) == ["notes:hello:false"])
    stage.receive(.withdrawn(notes, prompt: Prompt(text: "hello")))
    stage.type(" and more")
    _ = stage.takeEffects()
    stage.press("Ctrl+X", ".")
    #expect(stage.commands() == [.retry(notes)])
    stage.press("Ctrl+C")
    _ = stage.takeEffects()
    stage.press("Enter")
    #expect(stage.commands().isEmpty)
  }

  @Test func `each session keeps its draft, and the engine is told of it`() {
    var stage = two()
    stage.type("for notes")
    #expect(stage.takeEffects().last == .command(.saveDraft(notes, Draft(text: "for notes", cursor: 9))))
    stage.press("Alt+2")
    stage.open("parser", draft: Draft(text: "from before", cursor: 4))
    #expect(stage.shows("from before"))
    #expect(!stage.shows("for notes"))
    stage.press("Ctrl+X", "Ctrl+X")
    #expect(stage.shows("for notes"))
    #expect(stage.commands() == [.open(parser), .open(notes)])
  }

  @Test func `what is typed before a session is opened is not lost`() {
    var stage = two()
    stage.press("F6")
    stage.type("typed early")
    stage.open("parser", draft: Draft(text: "old", cursor: 3))
    #expect(stage.state.draft(of: parser)?.text == "old\ntyped early")
  }

  @Test func `what is typed while a new session is made goes there`() {
    var stage = two()
    stage.press("Ctrl+X", "n")
    stage.type("fresh")
    stage.press("Enter")
    stage.type("hello")
    stage.press("Enter")
    let options = SessionOptions(agent: "claude", folder: "/home/ada/skein")
    #expect(stage.commands() == [.create(name: "fresh", options: options, opens: true)])
    stage.receive(.summary(stage.summary("fresh", place: 2)))
    stage.open("fresh")
    #expect(submitted(stage.commands()) == ["fresh:hello:false"])
    #expect(stage.state.current == SessionID("fresh"))
  }

  @Test func `a new session that is refused gives the keys back`() {
    var stage = two()
    stage.press("Ctrl+X", "n", "Enter")
    stage.type("hello")
    stage.press("Enter")
    stage.receive(.problem(Problem(.nameTaken, "There is a session of that name: choose another.")))
    #expect(stage.state.draft(of: notes)?.text == "hello\n")
    #expect(submitted(stage.commands()) == [])
    #expect(stage.shows("choose another"))
  }

  @Test func `keys for a new session wait for that one, not for another that opens`() {
    var stage = two()
    stage.press("F6", "Ctrl+X", "n", "Enter")
    stage.type("hello")
    stage.press("Enter")
    stage.open("parser")
    #expect(submitted(stage.commands()) == [])
    stage.receive(.summary(stage.summary("skein", place: 2)))
    stage.open("skein")
    #expect(submitted(stage.commands()) == ["skein:hello:false"])
  }

  @Test func `a prompt that comes back to a session never opened is merged with its draft`() {
    var stage = two()
    stage.receive(.withdrawn(parser, prompt: Prompt(text: "came back")))
    #expect(stage.commands() == [])
    stage.press("F6")
    stage.open("parser", draft: Draft(text: "draft", cursor: 0))
    #expect(stage.state.draft(of: parser)?.text == "draft\ncame back")
    #expect(stage.takeEffects().contains { if case .command(.saveDraft(parser, _)) = $0 { true } else { false } })
  }

  @Test func `a problem stays until a key, and long enough to be noticed`() {
    var stage = two()
    stage.receive(.problem(Problem(.storage, "The disk is full.")))
    stage.type("x")
    #expect(stage.shows("The disk is full."))
    stage.wait(2_000)
    #expect(stage.shows("The disk is full."))
    stage.type("y")
    #expect(!stage.shows("The disk is full."))
  }

  @Test func `Escape closes what is open before it interrupts`() {
    var stage = two()
    stage.update("notes") { $0.status = .working }
    stage.press("F1", "Escape")
    #expect(stage.commands() == [])
    stage.press("Escape")
    #expect(stage.commands() == [.interrupt(notes)])
    stage.update("notes") { $0.status = .idle }
    stage.press("Escape")
    #expect(stage.commands() == [])
  }

  @Test func `Ctrl+C sets the draft aside, then interrupts, then leaves when pressed twice`() {
    var stage = two()
    stage.update("notes") { $0.status = .working }
    stage.type("words")
    stage.press("Ctrl+C")
    #expect(stage.commands() == [])
    stage.press("Up")
    #expect(stage.state.draft(of: notes)?.text == "words")
    stage.press("Ctrl+C", "Ctrl+C")
    #expect(stage.commands() == [.interrupt(notes)])
    stage.update("notes") { $0.status = .idle }
    stage.press("Ctrl+C")
    #expect(!stage.takeEffects().contains(.quit))
    stage.wait(3_000)
    #expect(!stage.shows("again leaves"))
    stage.press("Ctrl+C")
    #expect(!stage.takeEffects().contains(.quit))
    stage.press("Ctrl+C")
    #expect(stage.takeEffects().contains(.quit))
  }

  @Test func `leaving asks only while turns run, and names them`() {
    var stage = two()
    stage.update("parser") { $0.status = .working }
    stage.press("Ctrl+D")
    #expect(stage.shows("“parser” is still working"))
    stage.press("n")
    #expect(!stage.takeEffects().contains(.quit))
    stage.press("Ctrl+X", "Q", "y")
    #expect(stage.takeEffects().contains(.quit))
    stage.update("parser") { $0.status = .idle }
    stage.press("Ctrl+D")
    #expect(stage.takeEffects().contains(.quit))
  }

  @Test func `Shift+Tab goes through three modes, however fast`() {
    var stage = two()
    stage.press("Shift+Tab", "Shift+Tab", "Shift+Tab")
    #expect(
      stage.commands() == [
        .setPermissionMode(notes, .acceptEdits), .setPermissionMode(notes, .plan), .setPermissionMode(notes, .standard),
      ])
  }

  @Test func `bypassing wants a typed word`() {
    var stage = two()
    stage.press("Ctrl+X", "p")
    stage.type("bypass")
    stage.press("Enter", "Enter")
    #expect(stage.commands() == [])
    stage.type("bypass")
    stage.press("Enter")
    #expect(stage.commands() == [.setPermissionMode(notes, .bypass)])
  }

  @Test func `deleting asks, and a session that goes is replaced by another`() {
    var stage = two()
    stage.press("Ctrl+X", "D", "n")
    #expect(stage.commands() == [])
    stage.press("Ctrl+X", "D", "y")
    #expect(stage.commands() == [.delete(notes)])
    stage.receive(.removed(notes))
    #expect(stage.commands() == [.open(parser)])
  }

  @Test func `rename, stop and switch by a part of a name`() {
    var stage = two()
    stage.press("Ctrl+X", "r", "Ctrl+U")
    stage.type("diary")
    stage.press("Enter")
    #expect(stage.commands() == [.rename(notes, "diary")])
    stage.press("Ctrl+X", "w")
    #expect(stage.commands() == [.stop(notes)])
    stage.press("Ctrl+X", "l")
    stage.type("pa")
    stage.press("Enter")
    #expect(stage.commands() == [.open(parser)])
  }

  @Test func `the sidebar has its own keys while it has the focus`() {
    var stage = two()
    stage.press("F2", "j", "w", "Enter")
    #expect(stage.commands() == [.stop(parser), .open(parser)])
    #expect(stage.state.draft(of: notes)?.text == "")
    stage.type("j")
    #expect(stage.state.draft(of: parser)?.text == "j")
    stage.press("F2", "F2")
    #expect(!stage.shows("SESSIONS"))
    stage.press("F2", "Escape")
    #expect(stage.shows("SESSIONS"))
  }

  @Test func `prompts that wait can be taken back, set aside and sent`() {
    var stage = two()
    let held = Prompt(id: PromptID("h"), text: "held one", delivery: .held)
    stage.update("notes") { $0.status = .working }
    stage.receive(.queue(notes, [held]))
    stage.press("Ctrl+X", "q", "e")
    #expect(stage.commands() == [.withdraw(notes, PromptID("h"))])
    stage.receive(.withdrawn(notes, prompt: held))
    #expect(stage.state.draft(of: notes)?.text == "held one")
    stage.press("Ctrl+C")
    stage.receive(.queue(notes, [held]))
    stage.press("Ctrl+X", "q", "s", "D", "Escape")
    #expect(stage.commands() == [.sendHeld(notes, PromptID("h")), .discard(notes, PromptID("h"))])
    let sent = Prompt(id: PromptID("s"), text: "sent one", delivery: .waiting)
    stage.receive(.queue(notes, [sent]))
    stage.press("Ctrl+X", "q", "s", "D", "Escape")
    #expect(stage.commands() == [.withdraw(notes, PromptID("s"))])
    stage.receive(.withdrawn(notes, prompt: sent))
    #expect(stage.state.draft(of: notes)?.text == "")
    stage.press("Up")
    #expect(stage.state.draft(of: notes)?.text == "sent one")
  }

  @Test func `a demo goes on with the real agent`() {
    var stage = Stage(agent: "demo")
    stage.press("Ctrl+X", "c")
    #expect(stage.commands().last == .changeAgent(notes, profile: "claude"))
  }

  @Test func `who looks elsewhere is called`() {
    var stage = two()
    stage.update("parser") { $0.status = .working }
    stage.update("parser") { $0.status = .idle }
    #expect(stage.takeEffects() == [.bell, .notify(title: "parser", body: "is ready")])
    stage.update("notes") { $0.requests = 1 }
    #expect(stage.takeEffects() == [])
    stage.wait(3_000)
    stage.input(.focus(false))
    stage.update("notes") { $0.requests = 2 }
    #expect(stage.takeEffects() == [.bell, .notify(title: "notes", body: "needs your answer")])
  }

  @Test func `what is seen is read`() {
    var stage = two()
    stage.update("notes") { $0.unread = 2 }
    #expect(stage.takeEffects() == [.command(.markRead(notes))])
    stage.update("parser") { $0.unread = 2 }
    #expect(stage.takeEffects() == [])
  }

  @Test func `time is asked for only while something changes by itself`() {
    var stage = two()
    #expect(stage.state.nextTick(after: stage.now) == nil)
    stage.update("parser") { $0.status = .working }
    stage.wait(300)
    #expect(stage.state.nextTick(after: stage.now)?.since(stage.now) == 700)
    stage.update("parser") { $0.status = .idle }
    #expect(stage.state.nextTick(after: stage.now) == nil)
  }

  @Test func `the editor's text comes back without the line break that editors add`() {
    var stage = two()
    stage.type("draft")
    stage.press("Ctrl+G")
    #expect(stage.takeEffects().last == .openEditor(text: "draft"))
    _ = stage.state.finishEditor("better\n", now: stage.now)
    #expect(stage.state.draft(of: notes)?.text == "better")
  }

  @Test func `a command of the agent is completed`() {
    var stage = two()
    stage.receive(
      .agent(notes, AgentInfo(commands: [.init(name: "compact", summary: "Shorten", argumentHint: "")])))
    stage.type("/com")
    stage.press("Tab")
    #expect(stage.state.draft(of: notes)?.text == "/compact ")
  }

  @Test func `Tab completes a command also while a turn runs`() {
    var stage = Stage()
    stage.open(
      "notes",
      agent: AgentInfo(commands: [.init(name: "compact", summary: "", argumentHint: "")]))
    stage.update("notes") { $0.status = .working }
    stage.type("/co")
    stage.press("Tab")
    #expect(stage.state.draft(of: SessionID("notes"))?.text == "/compact ")
    stage.type("now")
    stage.press("Tab")
    guard case .submit(_, let prompt, holds: true)? = stage.commands().last else {
      Issue.record("nothing was held")
      return
    }
    #expect(prompt.text == "/compact now")
  }

  @Test func `who presses Escape at a deaf agent is told how to end it`() {
    var stage = Stage()
    stage.update("notes") { $0.status = .working }
    stage.press("Escape")
    stage.wait(100)
    stage.press("Escape")
    #expect(!stage.shows("Ctrl+X w"))
    stage.wait(1_500)
    stage.press("Escape")
    #expect(stage.shows("Ctrl+X w ends the agent"))
    // The next turn is another one.
    let now = stage.now
    stage.update("notes") { $0.since = now }
    stage.press("Escape")
    #expect(!stage.shows("Ctrl+X w ends the agent"))
  }

  @Test func `the queue closes with its last prompt`() {
    var stage = Stage()
    let held = Prompt(id: PromptID("p9"), text: "later", delivery: .held)
    stage.receive(.queue(notes, [held]))
    stage.press("Ctrl+X", "q")
    #expect(stage.shows("Prompts that wait"))
    stage.receive(.queue(notes, []))
    #expect(!stage.shows("Prompts that wait"))
  }
}
