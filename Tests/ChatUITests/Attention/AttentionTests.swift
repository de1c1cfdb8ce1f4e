import Conversation
import Terminal
import Testing

@testable import ChatUI

/// Who looks elsewhere is called: once, with the session and the reason, and never for what they look at.
@Suite struct AttentionTests {
  /// Sessions at work beside the one at hand.
  private func working(_ names: String..., options: AttentionOptions? = nil) -> Stage {
    var stage = Stage(attention: options ?? AttentionOptions())
    for (place, name) in names.enumerated() {
      stage.receive(.summary(stage.summary(name, place: place + 1, status: .working)))
    }
    stage.update("notes") { $0.status = .working }
    _ = stage.takeEffects()
    return stage
  }

  private func calls(_ stage: inout Stage) -> [Effect] {
    stage.takeEffects().filter { effect in
      switch effect {
      case .bell, .notify, .runCommand: true
      default: false
      }
    }
  }

  @Test func `needs you, done and failed are told with the session and the reason`() {
    var stage = working("parser")
    stage.update("parser") { $0.requests = 1 }
    #expect(calls(&stage) == [.bell, .notify(title: "parser", body: "needs your answer")])
    stage.wait(5_000)
    stage.update("parser") {
      $0.requests = 0
      $0.status = .idle
    }
    #expect(calls(&stage) == [.bell, .notify(title: "parser", body: "is ready")])
    stage.wait(5_000)
    stage.update("parser") { $0.status = .failed("no network") }
    #expect(calls(&stage) == [.bell, .notify(title: "parser", body: "failed: no network")])
  }

  @Test func `a turn that came to nothing has failed`() {
    var stage = working("parser")
    stage.update("parser") {
      $0.status = .idle
      $0.turnFailure = "API Error: 400"
      $0.unread = 1
    }
    #expect(calls(&stage) == [.bell, .notify(title: "parser", body: "failed: API Error: 400")])
    #expect(stage.shows("failed"))
    stage.press("Alt+a")
    #expect(stage.commands().contains(.open(SessionID("parser"))))
    stage.update("parser") { $0.unread = 0 }
    #expect(!stage.shows("✗"))
  }

  @Test func `who types looks at the screen, whatever the terminal told`() {
    var stage = working()
    stage.input(.focus(false))
    stage.type("x")
    stage.update("notes") { $0.requests = 1 }
    #expect(calls(&stage) == [])
  }

  @Test func `nothing for the session at hand while the window has the focus`() {
    var stage = working()
    stage.update("notes") { $0.requests = 1 }
    #expect(calls(&stage) == [])
    stage.input(.focus(false))
    stage.update("notes") { $0.requests = 2 }
    #expect(calls(&stage) == [.bell, .notify(title: "notes", body: "needs your answer")])
  }

  @Test func `ten sessions at once ring once, and again once for the rest`() {
    let names = (1...10).map { "s\($0)" }
    var stage = Stage()
    for (place, name) in names.enumerated() {
      stage.receive(.summary(stage.summary(name, place: place + 1, status: .working)))
    }
    _ = stage.takeEffects()
    for name in names { stage.update(name) { $0.requests = 1 } }
    // Told again meanwhile, it still is told once.
    stage.update("s4") { $0.requests = 2 }
    #expect(calls(&stage) == [.bell, .notify(title: "s1", body: "needs your answer")])
    let due = stage.state.desk.due
    #expect(due?.since(stage.now) == 3_000)
    stage.wait(2_999)
    #expect(calls(&stage) == [])
    stage.wait(1)
    let told = calls(&stage)
    guard told.first == .bell, told.count == 2, case .notify(title: let title, body: let body) = told[1] else {
      Issue.record("not one call for the rest")
      return
    }
    #expect(title == "9 sessions")
    #expect(names.dropFirst().allSatisfy { body.contains("\($0) needs your answer") })
    stage.wait(60_000)
    #expect(calls(&stage) == [])
  }

  @Test func `what was seen or settled meanwhile is not told`() {
    var stage = working("a", "b", "c")
    for name in ["a", "b", "c"] { stage.update(name) { $0.requests = 1 } }
    _ = stage.takeEffects()
    stage.press("Alt+3")
    stage.update("c") { $0.requests = 0 }
    stage.wait(3_000)
    #expect(calls(&stage) == [])
    #expect(stage.state.desk.due == nil)
  }

  @Test func `each way of calling can be turned off, and each reason`() {
    var options = AttentionOptions()
    options.bell = false
    options.desktop = false
    options.reasons = [.done]
    options.command = ["notify-send", "Skein: {session}", "{reason}", "{other}", "{"]
    var stage = working("parser", options: options)
    stage.update("parser") { $0.requests = 1 }
    #expect(calls(&stage) == [])
    stage.update("parser") {
      $0.requests = 0
      $0.status = .idle
    }
    #expect(calls(&stage) == [.runCommand(["notify-send", "Skein: parser", "is ready", "{other}", "{"])])
  }

  @Test func `names and reasons become nothing that a program or a terminal acts on`() {
    let command = AttentionCall.command(
      ["notify-send", "{session}", "-t", "{reason}{session}"], session: "-rf\u{1B}[31m\n\u{202E}{reason}",
      reason: "failed: \u{7}$(reboot)")
    #expect(command == ["notify-send", " -rf[31m {reason}", "-t", "failed: $(reboot)-rf[31m {reason}"])
  }

  @Test func `one key goes from session to session that needs attention, one goes back to where it began`() {
    var stage = Stage()
    for (place, name) in ["new", "broken", "asking", "calm"].enumerated() {
      stage.receive(.summary(stage.summary(name, place: place + 1)))
    }
    stage.update("new") { $0.unread = 2 }
    stage.update("broken") {
      $0.status = .failed("why")
      $0.unread = 1
    }
    stage.update("asking") { $0.requests = 1 }
    #expect(stage.shows("1 elsewhere"))
    stage.press("Alt+a")
    #expect(stage.state.current == SessionID("asking"))
    stage.update("asking") { $0.requests = 0 }
    stage.press("Ctrl+X", "a")
    #expect(stage.state.current == SessionID("broken"))
    stage.update("broken") { $0.unread = 0 }
    stage.press("Alt+a")
    #expect(stage.state.current == SessionID("new"))
    stage.update("new") { $0.unread = 0 }
    stage.press("Alt+a")
    #expect(stage.shows("No other session needs you. Alt+/ goes back to notes."))
    stage.press("Alt+/")
    #expect(stage.state.current == SessionID("notes"))
    stage.press("Ctrl+X", "Ctrl+X")
    #expect(stage.state.current == SessionID("new"))
  }

  @Test func `what ends beside the session at hand is seen, but not what it asks`() {
    var stage = working("parser")
    stage.press("Ctrl+X", "s")
    _ = stage.takeEffects()
    stage.update("parser") { $0.requests = 1 }
    #expect(calls(&stage) == [.bell, .notify(title: "parser", body: "needs your answer")])
    stage.wait(5_000)
    stage.update("parser") {
      $0.requests = 0
      $0.status = .idle
    }
    #expect(calls(&stage) == [])
    // Without room for two it is not on the screen.
    stage.update("parser") { $0.status = .working }
    stage.size = Size(rows: 12, columns: 40)
    stage.look()
    _ = stage.takeEffects()
    stage.update("parser") { $0.status = .idle }
    #expect(calls(&stage) == [.bell, .notify(title: "parser", body: "is ready")])
  }
}
