import Conversation

@testable import ChatUI

/// What is being written, and what waits.
extension Portrait {
  static let composer: [Portrait] = [
    Portrait("composer-long") {
      $0.type((1...18).map { "line \($0) of a prompt that is longer than its place" }.joined(separator: " "))
    },
    Portrait("composer-busy") { stage in
      stage.update("notes") { $0.status = .working }
      stage.type("and then")
    },
    Portrait("chips") {
      $0.type("see ")
      $0.input(.paste("/tmp/a.png"))
      let image = PromptImage(path: "/tmp/a.png", label: "[image: a.png 1200x800, 230 kB]")
      $0.receive(.imageChecked(notes, path: "/tmp/a.png", .usable(image)))
      $0.type(" and ")
      $0.input(.paste(String(repeating: "line\n", count: 30)))
    },
    Portrait("complete-file") {
      $0.type("read @s")
      let paths =
        ["Sources/", "src 漢字.txt", "Sources/ChatUI/Composer/Completion/CompletionToken.swift"]
        + (1...9).map { "Sources/App/File\($0).swift" }
      $0.receive(.filesFound(notes, query: "s", paths: paths, isAgents: false))
      $0.press("Down", "Down")
    },
    Portrait("complete-command") {
      $0.receive(.agent(notes, AgentInfo(commands: slashCommands)))
      $0.type("/co")
    },
    Portrait("queued") { queue(&$0) },
    Portrait("queue") {
      queue(&$0)
      $0.press("Ctrl+X", "q", "Down")
    },
    Portrait("queue-empty") { $0.press("Ctrl+X", "q") },
    Portrait("clear-queue") {
      queue(&$0)
      $0.press("Ctrl+X", "q", "c")
    },
  ]

  private static let slashCommands: [AgentInfo.SlashCommand] = [
    .init(
      name: "compact", summary: "Free up context by summarizing the conversation so far",
      argumentHint: "[instructions]"),
    .init(name: "context", summary: "Show what fills the context", argumentHint: ""),
  ]

  private static func queue(_ stage: inout Stage) {
    stage.update("notes") { $0.status = .working }
    let prompts = [
      Prompt(id: PromptID("q1"), text: "and then\nrun it again", delivery: .waiting),
      Prompt(id: PromptID("q2"), text: "write the changelog", delivery: .held),
      Prompt(id: PromptID("q3"), text: "say whether it arrived", delivery: .uncertain),
    ]
    stage.receive(.queue(notes, prompts))
  }
}
