import Conversation

@testable import ChatUI

/// Lists to choose from, names to write, questions to answer.
extension Portrait {
  static let lists: [Portrait] = [
    Portrait("switch") {
      $0.press("Ctrl+X", "l")
      $0.type("lo")
    },
    Portrait("switch-nothing") {
      $0.press("Ctrl+X", "l")
      $0.type("nowhere")
    },
    Portrait("palette") { $0.press("Ctrl+X", "P") },
    Portrait("palette-found") {
      $0.press("Ctrl+X", "P")
      $0.type("them")
      $0.press("Down")
    },
    Portrait("models") {
      $0.receive(
        .agent(
          notes,
          AgentInfo(models: [
            .init(value: "default", name: "Default", summary: "what the service recommends for now"),
            .init(value: "opus", name: "Opus", summary: "for what is hard"),
          ])))
      $0.press("Ctrl+X", "m", "Down")
    },
    Portrait("modes") { $0.press("Ctrl+X", "p") },
    Portrait("themes") {
      $0.state.options.themes = ["dark", "light", "mine"]
      $0.state.options.theme = "dark"
      $0.state.shownTheme = "dark"
      $0.press("Ctrl+X", "t", "Down")
    },
    Portrait("recall") {
      $0.press("Ctrl+R")
      $0.type("th")
    },
    Portrait("fork") { $0.press("Ctrl+X", "f", "Down") },
    Portrait("rewind-prompts") { $0.press("Ctrl+X", "u", "Down") },
    Portrait("rewind-asking") { $0.press("Ctrl+X", "u", "Enter") },
    Portrait("rewind") {
      let files = (1...14).map { "/home/ada/skein/Sources/file\($0).txt" }
      $0.press("Ctrl+X", "u", "Enter")
      $0.receive(
        .filesRewound(notes, FileRewind(prompt: "p2", isDry: true, files: files, insertions: 12, deletions: 9)))
    },
    Portrait("rewind-refused") {
      $0.press("Ctrl+X", "u", "Enter", "Down")
      $0.receive(
        .filesRewound(notes, FileRewind(prompt: "p2", isDry: true, problem: "No file checkpoint found for it.")))
    },
    Portrait("tasks") {
      var agent = task("t2", "Look around in all of the folders that there are", isAgent: true)
      agent.activity = "Reading hello.py"
      $0.receive(.tasks(notes, [task("t1", "npm run watch"), agent]))
      $0.press("Ctrl+X", "k", "j")
    },
    Portrait("tasks-none") { $0.press("Ctrl+X", "k") },
    Portrait("new-session") { $0.press("Ctrl+X", "n") },
    Portrait("rename") { $0.press("Ctrl+X", "r") },
    Portrait("bypass-asked") {
      $0.press("Ctrl+X", "p")
      $0.type("bypass")
      $0.press("Enter")
      $0.type("byp")
    },
    Portrait("leaving") { stage in
      stage.update("notes") { $0.status = .working }
      stage.press("Ctrl+X", "Q")
    },
    Portrait("leaving-tasks") {
      $0.receive(.tasks(notes, [task("b1", "npm run watch"), task("b2", "swift test")]))
      $0.press("Ctrl+X", "Q")
    },
    Portrait("begin-afresh") { $0.press("Ctrl+X", "C") },
    Portrait("delete") { $0.press("Ctrl+X", "D") },
    Portrait("archive") { stage in
      stage.update("notes") { $0.status = .working }
      stage.press("Ctrl+X", "A")
    },
    Portrait("replace") {
      let order = ExportOrder(session: notes, format: .markdown, path: "/home/ada/skein/notes.md")
      $0.receive(.exported(order, .exists))
    },
  ]

  private static func task(_ id: String, _ summary: String, isAgent: Bool = false) -> BackgroundTask {
    BackgroundTask(id: id, toolCall: nil, summary: summary, isAgent: isAgent, isInBackground: true, began: Stage.start)
  }
}
