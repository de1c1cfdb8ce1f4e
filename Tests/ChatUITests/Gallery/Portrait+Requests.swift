import Conversation
import Terminal

@testable import ChatUI

/// What an agent asks, above the composer and in the inbox.
extension Portrait {
  static let requests: [Portrait] = [
    Portrait("request", from: Start(asked)) { $0.type("meanwhile") },
    Portrait("request-focused", from: Start(asked)) { $0.press("F4") },
    Portrait("request-too-soon", from: Start(asked)) { $0.press("F4", "y") },
    Portrait("request-ready", from: Start(asked)) {
      $0.press("F4")
      $0.wait(600)
    },
    Portrait("request-rules", from: Start(asked)) { $0.press("F4", "p", "x", "j") },
    Portrait("request-note", from: Start(asked)) {
      $0.press("F4", "e")
      $0.type("use make")
    },
    Portrait("request-whole", from: Start(asked)) { $0.press("F4", "v") },
    Portrait("request-long") {
      let command = (1...60).map { "echo \($0)" }.joined(separator: "\\n")
      $0.receive(.requests(notes, [Samples.request(input: #"{"command":"\#(command)"}"#)]))
      $0.press("F4", "y")
    },
    Portrait("request-edit") {
      $0.receive(.requests(notes, [Samples.request(tool: "Edit", input: edit, suggestions: [])]))
      $0.press("F4")
    },
    Portrait("question") {
      $0.receive(.requests(notes, [question()]))
      $0.press("F4", "Down")
    },
    Portrait("question-several") {
      $0.receive(.requests(notes, [question()]))
      $0.press("F4")
      read(&$0)
      $0.press("Enter", "x", "Down")
    },
    Portrait("question-own-words") {
      $0.receive(.requests(notes, [question()]))
      $0.press("F4", "Down", "Down")
      read(&$0)
      $0.press("Enter")
      $0.type("neither of them")
    },
    Portrait("plan") {
      $0.receive(.requests(notes, [plan]))
      $0.press("F4")
    },
    Portrait("plan-sent-back") {
      $0.receive(.requests(notes, [plan]))
      $0.press("F4", "e")
      $0.type("smaller steps")
    },
    Portrait("inbox", from: Start(waiting)),
    Portrait("inbox-too-soon", from: Start(waiting)) { $0.press("y") },
    Portrait("inbox-note", from: Start(waiting)) {
      $0.press("Tab", "e")
      $0.type("use make")
    },
    Portrait("inbox-question", from: Start(waiting)) { $0.press("Tab", "Tab", "Down") },
    Portrait("inbox-gone", from: Start(waiting)) {
      $0.press("Tab", "Tab")
      $0.receive(.requests(SessionID("docs"), []))
    },
    Portrait("inbox-empty") { $0.press("Ctrl+X", "i") },
  ]

  private static let edit = #"""
    {"file_path":"/home/ada/skein/a.swift","old_string":"let a = 1\nlet b = 2","new_string":"let a = 2\u202e\nlet b = 2\tx","replace_all":true}
    """#

  private static func question(_ id: String = "r1", session: String = "notes") -> PermissionRequest {
    Samples.request(
      id, session: session, tool: "AskUserQuestion", input: "{}", suggestions: [], kind: .questions(Samples.questions))
  }

  private static let plan = Samples.request(
    tool: "ExitPlanMode", input: "{}", suggestions: [],
    kind: .plan("# Plan\n\n1. Read the code\n2. Change `Sidebar`\n3. Run the tests\n"))

  private static func asked(_ size: Size) -> Stage {
    var stage = chat(size)
    stage.update("notes") {
      $0.status = .needsYou
      $0.requests = 1
    }
    stage.receive(.requests(notes, [Samples.request(suggestions: [Samples.rule, Samples.editsMode])]))
    return stage
  }

  /// Every row of it was on the screen, for long enough.
  private static func read(_ stage: inout Stage) {
    for key in ["PgUp", "PgDn"] {
      for _ in 1...9 { stage.press(key) }
    }
    stage.wait(600)
  }

  /// Requests of three sessions, in the inbox.
  private static func waiting(_ size: Size) -> Stage {
    var stage = crowd(size)
    stage.receive(.requests(SessionID("web-shop"), [Samples.request(session: "web-shop", tool: "Edit", input: edit)]))
    stage.wait(65_000)
    var later = Samples.request("r2", session: "parser", suggestions: [Samples.rule, Samples.editsMode])
    later.asked = stage.now
    stage.receive(.requests(SessionID("parser"), [later]))
    var last = question("r3", session: "docs")
    last.asked = stage.now
    stage.receive(.requests(SessionID("docs"), [last]))
    stage.press("Ctrl+X", "i")
    return stage
  }
}
