import Conversation
import Terminal
import Testing

@testable import ChatUI

@Suite struct CompletionTests {
  private let notes = SessionID("notes")
  private let agent = AgentInfo(
    commands: [
      .init(name: "compact", summary: "Shorten the conversation", argumentHint: "[instructions]"),
      .init(name: "model", summary: "The agent's own", argumentHint: ""),
      .init(name: "__hidden", summary: "", argumentHint: ""),
    ])

  private func stage(_ paths: [String] = [], query: String = "") -> Stage {
    var stage = Stage()
    stage.type("see @\(query)")
    stage.receive(.filesFound(notes, query: query, paths: paths, isAgents: false))
    return stage
  }

  private func text(_ stage: Stage) -> String { stage.state.draft(of: notes)?.text ?? "" }

  private func submitted(_ stage: inout Stage) -> [String] {
    stage.commands().compactMap { if case .submit(_, let prompt, _) = $0 { prompt.text } else { nil } }
  }

  @Test(arguments: [
    ("@ab|", "ab", 0), ("see @|", "", 4), ("(@a/b|", "a/b", 1), ("x\n@é|", "é", 2), (#"@"my d|"#, "my d", 0),
    ("@a|b", "a", 0),
  ])
  func `a path is what stands behind an @`(picture: String, query: String, start: Int) throws {
    let parts = picture.split(separator: "|", omittingEmptySubsequences: false)
    let token = try #require(CompletionToken(Array(parts.joined()), cursor: parts[0].count) { _ in false })
    #expect(token.kind == .file)
    #expect(token.query == query)
    #expect(token.start == start)
  }

  @Test(arguments: [
    "ada@home|", "@a b|", "|@a", #"@"a b" |"#, #"@"a b"|"#, "@a\nb|", "/a b|", "/usr/b|", "x /a|", "|/a",
  ])
  func `all else is no path and no command`(picture: String) {
    let parts = picture.split(separator: "|", omittingEmptySubsequences: false)
    #expect(CompletionToken(Array(parts.joined()), cursor: parts[0].count) { _ in false } == nil)
  }

  @Test func `an @ asks for files and shows them; Enter still sends`() {
    var stage = stage(["a.swift", "sub/"])
    #expect(stage.commands() == [.findFiles(notes, query: "")])
    #expect(stage.shows("› a.swift"))
    #expect(stage.shows("sub/"))
    stage.press("Enter")
    #expect(submitted(&stage) == ["see @"])
  }

  @Test func `Tab takes the first, Enter the one that was chosen`() {
    var stage = stage(["a.swift", "b c.swift"])
    stage.press("Tab")
    #expect(text(stage) == "see @a.swift ")
    #expect(stage.state.completion == nil)
    stage.type("@")
    stage.receive(.filesFound(notes, query: "", paths: ["a.swift", "b c.swift"], isAgents: false))
    stage.press("Down", "Enter")
    #expect(text(stage) == #"see @a.swift @"b c.swift" "#)
    #expect(submitted(&stage) == [])
  }

  @Test func `Enter takes what letters were typed for, and sends what is all of it`() {
    var stage = stage(["swift.txt", "a.swift"], query: "a.sw")
    #expect(!stage.shows("swift.txt"))
    stage.press("Enter")
    #expect(text(stage) == "see @a.swift ")
    stage.press("Ctrl+U")
    stage.type("@a.swift")
    stage.receive(.filesFound(notes, query: "a.swift", paths: ["a.swift"], isAgents: false))
    stage.press("Enter")
    #expect(submitted(&stage) == ["@a.swift"])
  }

  @Test func `what was found narrows at once, before more comes`() {
    var stage = stage(["alpha.md", "beta.md"])
    stage.type("b")
    #expect(stage.shows("› beta.md"))
    #expect(!stage.shows("alpha.md"))
    // An answer to what was written before changes nothing.
    stage.receive(.filesFound(notes, query: "", paths: ["bad.md"], isAgents: false))
    #expect(!stage.shows("bad.md"))
  }

  @Test func `a folder stays open, one with blanks in quotes`() {
    var stage = stage(["my dir/"])
    stage.press("Tab")
    #expect(text(stage) == #"see @"my dir/"#)
    #expect(stage.commands() == [.findFiles(notes, query: ""), .findFiles(notes, query: "my dir/")])
    stage.receive(.filesFound(notes, query: "my dir/", paths: ["my dir/", "my dir/a.txt"], isAgents: false))
    #expect(stage.shows("› my dir/a.txt"))
    stage.press("Enter")
    #expect(text(stage) == #"see @"my dir/a.txt" "#)
  }

  @Test func `what the agent finds stands behind what Skein found`() {
    var stage = stage(["a.md"])
    stage.receive(.filesFound(notes, query: "", paths: ["z.md", "a.md"], isAgents: true))
    #expect(stage.state.completion?.items.map(\.value) == ["a.md", "z.md"])
  }

  @Test func `Escape closes the list and nothing else; it stays closed until another @`() {
    var stage = stage(["a.md"])
    stage.update("notes") { $0.status = .working }
    _ = stage.commands()
    stage.press("Escape")
    #expect(stage.state.completion == nil)
    #expect(text(stage) == "see @")
    stage.type("a")
    #expect(stage.state.completion == nil)
    #expect(stage.commands() == [])
    stage.press("Escape")
    #expect(stage.commands() == [.interrupt(notes)])
    stage.type(" @")
    #expect(stage.commands() == [.findFiles(notes, query: "")])
  }

  @Test func `going there with the cursor, recalling and pasting open nothing`() {
    var stage = Stage()
    stage.type("/compact now")
    stage.receive(.agent(notes, agent))
    stage.press("Home", "Right", "Right")
    #expect(stage.state.completion == nil)
    stage.press("Ctrl+C", "Up")
    #expect(text(stage) == "/compact now")
    #expect(stage.state.completion == nil)
    stage.press("Ctrl+C")
    stage.input(.paste("@a"))
    #expect(stage.state.completion == nil)
    #expect(stage.commands() == [])
  }

  @Test func `commands of the agent and of Skein are told apart; a clash is the agent's`() {
    var stage = Stage(40, 120)
    stage.receive(.agent(notes, agent))
    stage.type("/")
    let items = stage.state.completion?.items ?? []
    #expect(items.filter { $0.value == "model" }.map(\.source) == ["claude"])
    #expect(items.contains { $0.value == "rename" && $0.source == "Skein" })
    #expect(!items.contains { $0.value == "__hidden" })
    #expect(stage.shows("/compact [instructions]  Shorten the conversation"))
    stage.type("comp")
    stage.press("Enter")
    #expect(text(stage) == "/compact ")
    stage.press("Enter")
    #expect(submitted(&stage) == ["/compact "])
    stage.type("/model")
    stage.press("Enter")
    #expect(submitted(&stage) == ["/model"])
  }

  @Test func `a command of Skein does what its key does, also with a word behind it`() {
    var stage = Stage()
    stage.type("/hel")
    stage.press("Enter")
    #expect(stage.shows("Keys"))
    stage.press("Escape")
    #expect(text(stage) == "")
    stage.type("/rename my  diary")
    stage.press("Enter")
    #expect(stage.commands() == [.rename(notes, "my diary")])
    stage.type("/rename")
    stage.press("Escape", "Enter")
    #expect(stage.shows("Rename the session"))
    stage.press("Escape")
    // It takes no words, so this is a prompt.
    stage.type("/quit it")
    stage.press("Enter")
    #expect(submitted(&stage) == ["/quit it"])
  }

  @Test func `Tab opens a list that was closed, and takes what stands alone`() {
    var stage = Stage()
    stage.receive(.agent(notes, agent))
    stage.type("/comp")
    stage.press("Escape", "Tab")
    #expect(text(stage) == "/compact ")
  }

  @Test func `a picture that is chosen becomes one`() {
    var stage = stage(["pic.png"])
    _ = stage.commands()
    stage.press("Tab")
    #expect(stage.commands() == [.checkImage(notes, path: "/home/ada/skein/pic.png")])
    let image = PromptImage(path: "/home/ada/skein/pic.png", label: "[image: pic.png 3x2, 1 kB]")
    stage.receive(.imageChecked(notes, path: image.path, .usable(image)))
    #expect(text(stage) == "see [image: pic.png 3x2, 1 kB] ")
    stage.press("Enter")
    guard case .submit(_, let prompt, _)? = stage.commands().last else {
      Issue.record("not submitted")
      return
    }
    #expect(prompt.images == [image])
  }

  @Test func `a picture that cannot be used is said and its path is text`() {
    var stage = Stage()
    stage.input(.paste("/tmp/a.png"))
    #expect(stage.shows("[image: a.png]"))
    stage.receive(.imageChecked(notes, path: "/tmp/a.png", .unusable("/tmp/a.png is too large.")))
    #expect(stage.shows("/tmp/a.png is too large."))
    #expect(text(stage) == "/tmp/a.png")
  }

  @Test func `after Ctrl+V a key is text`() {
    var stage = Stage()
    stage.press("Ctrl+V", "Tab", "Ctrl+V", "Enter", "Ctrl+V", "@", "Ctrl+V", "F1")
    #expect(text(stage) == "\t\n@")
    #expect(stage.commands() == [])
    #expect(stage.state.overlay == nil)
  }
}
