import Conversation
import Foundation
import Testing

@testable import Agents

@Suite("Profiles of agents")
struct ProfileTests {
  let host: ProcessHost

  init() throws { host = try ProcessHost() }

  static func shipped(_ name: String) throws -> AgentProfile {
    let root = Recording.folder.deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Resources/agents/\(name).json5")
    return try AgentProfile(parsing: String(contentsOf: file, encoding: .utf8), file: "\(name).json5")
  }

  func connector(claudePath: String? = nil, environment: [String: String] = [:]) throws -> ProfileConnector {
    ProfileConnector(
      host: host, profiles: [try Self.shipped("claude"), try Self.shipped("demo")], claudePath: claudePath,
      environment: environment, skeinPath: "/opt/skein")
  }

  static let fixed = [
    "-p", "--input-format=stream-json", "--output-format=stream-json", "--verbose", "--include-partial-messages",
    "--permission-prompt-tool=stdio",
  ]

  @Test func aNewConversationOfClaude() throws {
    let options = SessionOptions(agent: "claude", folder: "/home/user")
    let launch = AgentLaunch(session: SessionID("s"), options: options, conversation: .new(ConversationID("abc")))
    let environment = ["PATH": "/bin", "CLAUDECODE": "1", "KEEP": "yes"]
    let spec = try connector(claudePath: "/bin/sh", environment: environment).launch(for: launch).get()
    #expect(spec.executable == "/bin/sh")
    #expect(spec.arguments == Self.fixed + ["--session-id=abc"])
    #expect(spec.directory == "/home/user")
    #expect(spec.environment["CLAUDECODE"] == nil)
    #expect(spec.environment["KEEP"] == "yes")
    #expect(spec.environment["CLAUDE_CODE_ENTRYPOINT"] == "skein")
    #expect(spec.environment["CLAUDE_CODE_EMIT_SESSION_STATE_EVENTS"] == "1")
  }

  @Test func allThatASessionCanSay() throws {
    var options = SessionOptions(agent: "demo", folder: "/")
    options.model = "opus"
    options.permissionMode = .plan
    options.systemPrompt = "-p {model}"
    options.appendSystemPrompt = "two\nlines"
    options.maxTurns = 3
    options.maxBudget = 0.5
    options.allowedTools = ["Bash(git log *)", "Read"]
    options.disallowedTools = ["Write"]
    options.addedFolders = ["/a b", "/c"]
    options.isSafe = true
    let launch = AgentLaunch(session: SessionID("s"), options: options, conversation: .resume(ConversationID("--x")))
    let spec = try connector().launch(for: launch).get()
    #expect(spec.executable == "/opt/skein")
    #expect(
      spec.arguments == ["demo-agent"] + Self.fixed + [
        "--resume=--x", "--model=opus", "--permission-mode=plan", "--system-prompt=-p {model}",
        "--append-system-prompt=two\nlines", "--max-turns=3", "--max-budget-usd=0.5",
        "--allowedTools=Bash(git log *)", "--allowedTools=Read", "--disallowedTools=Write", "--add-dir=/a b",
        "--add-dir=/c", "--restricted",
      ])
  }

  @Test func aForkNamesBothConversations() throws {
    let launch = AgentLaunch(
      session: SessionID("s"), options: SessionOptions(agent: "demo", folder: "/"),
      conversation: .fork(of: ConversationID("old"), at: nil, as: ConversationID("new")))
    let arguments = try connector().launch(for: launch).get().arguments
    #expect(arguments.suffix(3) == ["--session-id=new", "--resume=old", "--fork-session"])
    var cut = launch
    cut.conversation = .fork(of: ConversationID("old"), at: "m1", as: ConversationID("new"))
    let words = try connector().launch(for: cut).get().arguments
    #expect(words == arguments + ["--resume-session-at=m1"])
  }

  @Test func whatASessionWithoutStreamingLeavesOut() throws {
    var options = SessionOptions(agent: "demo", folder: "/")
    options.isUnstreamed = true
    let launch = AgentLaunch(session: SessionID("s"), options: options, conversation: .new(ConversationID("abc")))
    let spec = try connector().launch(for: launch).get()
    #expect(!spec.arguments.contains { $0.hasPrefix("--include-partial-messages") })
    #expect(!spec.arguments.contains { $0.hasPrefix("--restricted") })
  }

  @Test func oneSideReadsMentions() throws {
    #expect(try connector().readsMentions("claude"))
    #expect(try !connector().readsMentions("demo"))
  }

  @Test func whatIsMissingIsSaid() throws {
    let nowhere = try connector(environment: ["PATH": "/no/such/folder", "HOME": "/no/home"])
    if FileManager.default.isExecutableFile(atPath: "/usr/local/bin/claude") == false {
      guard case .failure(.executableNotFound(name: "claude", _)) = nowhere.availability(of: "claude") else {
        Issue.record("found")
        return
      }
    }
    #expect(nowhere.availability(of: "demo") == .success("/opt/skein"))
    #expect(
      nowhere.availability(of: "gemini") == .failure(.unknownProfile(name: "gemini", known: ["claude", "demo"])))
    #expect(
      try connector(claudePath: "/no/claude").availability(of: "claude")
        == .failure(.executableMissing(path: "/no/claude")))
  }

  @Test(arguments: [
    ("{", "1:2"),
    ("{ protocol: \"claude-stream-json\" }", "name"),
    ("{ name: \"x\", protocol: \"smoke-signals\" }", "smoke-signals"),
    ("{ name: \"x\", protocol: \"claude-stream-json\" }", "executable"),
    (
      "{ name: \"x\", protocol: \"claude-stream-json\", executable: \"x\", arguments: [\"--a={nonsense}\"] }",
      "{nonsense}"
    ),
    (
      "{ name: \"x\", protocol: \"claude-stream-json\", executable: \"x\", arguments: [\"--a={model\"] }",
      "a } is missing"
    ),
    ("{ name: \"x\", protocol: \"claude-stream-json\", executable: \"x\",\n environment: { A: 1 } }", "2:2"),
    ("{ name: \"x\", protocol: \"claude-stream-json\", executable: \"x\", colour: \"blue\" }", "colour"),
  ])
  func mistakesAreNamed(text: String, words: String) {
    do {
      _ = try AgentProfile(parsing: text, file: "mine.json5")
      Issue.record("taken: \(text)")
    } catch {
      #expect(error.description.contains("mine.json5"))
      #expect(error.description.contains(words), "\(error)")
    }
  }

  @Test func theRunningProgramIsKnown() {
    #expect(FileManager.default.isExecutableFile(atPath: ProfileConnector.runningProgram))
  }
}

@Suite struct ProfileFolderTests {
  private func folder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "agents-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  @Test func everyProfileOfTheFolderIsRead() throws {
    let profile = "{ name: \"NAME\", protocol: \"claude-stream-json\", executable: [\"x\"], arguments: [] }"
    let folder = try folder([
      "b.json5": profile.replacing("NAME", with: "other"), "a.json5": profile.replacing("NAME", with: "claude"),
      "notes.txt": "no profile", ".hidden.json5": "nor this",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try AgentProfile.profiles(in: folder.path()).map(\.name) == ["claude", "other"])
    #expect(try AgentProfile.profiles(in: "/nowhere/at/all").isEmpty)
  }

  @Test func aMistakeNamesTheFile() throws {
    let folder = try folder(["mine.json5": "{\n  name: 3,\n}"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let problem = #expect(throws: AgentProblem.self) { try AgentProfile.profiles(in: folder.path()) }
    #expect(problem?.description.contains("mine.json5") == true)
    #expect(problem?.description.contains("2:") == true)
  }
}
