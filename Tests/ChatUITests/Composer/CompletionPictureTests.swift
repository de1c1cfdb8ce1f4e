import Conversation
import Terminal
import Testing

@testable import ChatUI

/// The lists above the composer as they look, at three sizes.
@Suite struct CompletionPictureTests {
  private static let sizes = [Size(rows: 40, columns: 120), Size(rows: 24, columns: 80), Size(rows: 12, columns: 40)]

  private func stage(_ size: Size) -> Stage {
    var stage = Stage(size.rows, size.columns, fresh: true)
    stage.receive(.sessions([stage.summary("notes", place: 0)]))
    let commands: [AgentInfo.SlashCommand] = [
      .init(
        name: "compact", summary: "Free up context by summarizing the conversation so far",
        argumentHint: "[instructions]"),
      .init(name: "context", summary: "Show what fills the context", argumentHint: ""),
    ]
    stage.open("notes", blocks: Samples.chat, agent: AgentInfo(commands: commands))
    return stage
  }

  @Test(arguments: sizes) func files(size: Size) throws {
    var stage = stage(size)
    stage.type("read @s")
    let paths =
      ["Sources/", "src 漢字.txt", "Sources/ChatUI/Composer/Completion/CompletionToken.swift"]
      + (1...9).map { "Sources/App/File\($0).swift" }
    stage.receive(.filesFound(SessionID("notes"), query: "s", paths: paths, isAgents: false))
    stage.press("Down", "Down")
    try expectPicture("complete-file", stage)
  }

  @Test(arguments: sizes) func commands(size: Size) throws {
    var stage = stage(size)
    stage.type("/co")
    try expectPicture("complete-command", stage)
  }

  @Test(arguments: sizes) func chips(size: Size) throws {
    var stage = stage(size)
    stage.type("see ")
    stage.input(.paste("/tmp/a.png"))
    let image = PromptImage(path: "/tmp/a.png", label: "[image: a.png 1200x800, 230 kB]")
    stage.receive(.imageChecked(SessionID("notes"), path: "/tmp/a.png", .usable(image)))
    stage.type(" and ")
    stage.input(.paste(String(repeating: "line\n", count: 30)))
    try expectPicture("chips", stage)
  }
}
