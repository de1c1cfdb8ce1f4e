import Conversation
import Foundation
import Testing

@testable import SessionEngine

@Suite struct PromptComposerTests {
  private let folder: String
  private var skein: PromptComposer { PromptComposer(folder: folder, agentReadsMentions: false) }
  private var agent: PromptComposer { PromptComposer(folder: folder, agentReadsMentions: true) }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder + "/sub", withIntermediateDirectories: true)
    try write("let a = 1\n", to: "a.swift")
    try write("see @a.swift and ```", to: "sub/note")
    try Data([1, 0, 2]).write(to: URL(filePath: folder + "/binary.bin"))
    try Data([0xFF, 0xFE]).write(to: URL(filePath: folder + "/bytes.txt"))
    try Data([1, 0, 2]).write(to: URL(filePath: folder + "/p.png"))
  }

  private func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
  }

  @Test func aFileStandsInAFenceUnderItsPath() throws {
    let prompt = try skein.prompt("look", files: [folder + "/a.swift", "a.swift"])
    #expect(prompt.text == "look\n\nFile a.swift:\n```swift\nlet a = 1\n```")
    #expect(prompt.isComposed)
    #expect(try skein.prompt("", files: ["sub/note"]).text == "File sub/note:\n````\nsee @a.swift and ```\n````")
  }

  @Test func mentionsAreExpandedByOneSideOnly() throws {
    #expect(try skein.prompt("what is @a.swift?").text.hasSuffix("File a.swift:\n```swift\nlet a = 1\n```"))
    let left = try agent.prompt("what is @a.swift?")
    #expect(left.text == "what is @a.swift?")
    #expect(!left.isComposed)
    // With a file that Skein puts in, the agent must not look for paths in that; so Skein expands all.
    let both = try agent.prompt("what is @a.swift?", files: ["sub/note"])
    #expect(both.isComposed)
    #expect(both.text.ranges(of: "let a = 1").count == 1)
    // What a file mentions is not followed.
    #expect(!(try skein.prompt("", files: ["sub/note"]).text.contains("let a")))
  }

  @Test func wordsThatNameNoFileStay() throws {
    for text in ["mail ada@home.org", "ask @ada", "@", "@sub", "a@a.swift"] {
      let prompt = try skein.prompt(text)
      #expect(prompt.text == text)
      #expect(!prompt.isComposed)
    }
  }

  @Test func pipedTextMentionsNothing() throws {
    for composer in [skein, agent] {
      let prompt = try composer.prompt("look:", piped: "@a.swift")
      #expect(prompt.text == "look:\n\n@a.swift")
      #expect(prompt.isComposed)
    }
    #expect(try !agent.prompt("/review", piped: "x").isComposed)
  }

  @Test func aPictureGoesWithThePrompt() throws {
    try Data(Pixels.png).write(to: URL(filePath: folder + "/p.png"))
    let label = "[image: p.png 30x20, 1 kB]"
    let prompt = try skein.prompt("what is this", files: ["p.png"])
    #expect(prompt.text == "what is this\n\n\(label)")
    #expect(prompt.images == [PromptImage(path: "\(folder)/p.png", label: label)])
    #expect(try skein.prompt("and @p.png").images.count == 1)
  }

  @Test func aMentionInQuotesHasBlanks() throws {
    try write("spaced words", to: "sub/a b.txt")
    #expect(try skein.prompt(#"see @"sub/a b.txt", please"#).text.contains("spaced words"))
    #expect(try !skein.prompt(#"see @"sub/a b.txt"#).isComposed)
  }

  @Test(arguments: [
    ("missing.txt", "No such file"), ("p.png", "no picture"), ("binary.bin", "not text"), ("bytes.txt", "not text"),
    ("sub", "no file"),
  ])
  func whatCannotBePutInIsNamed(_ file: String, _ words: String) throws {
    let problem = #expect(throws: Problem.self) { try skein.prompt("x", files: [file]) }
    #expect(problem?.text.contains(file) == true)
    #expect(problem?.text.contains(words) == true, "\(problem?.text ?? "")")
    #expect(problem?.kind == .usage)
  }

  @Test func sizesAreBounded() throws {
    try write(String(repeating: "a", count: PromptComposer.mostOfFile), to: "full.txt")
    try write(String(repeating: "a", count: PromptComposer.mostOfFile + 1), to: "over.txt")
    #expect(try skein.prompt("x", files: ["full.txt"]).text.utf8.count > PromptComposer.mostOfFile)
    let problem = #expect(throws: Problem.self) { try skein.prompt("x", files: ["over.txt"]) }
    #expect(problem?.text.contains("256 kB") == true)
    for name in ["1", "2", "3", "4"] {
      try write(String(repeating: "a", count: PromptComposer.mostOfFile), to: name)
    }
    let all = #expect(throws: Problem.self) { try skein.prompt("x", files: ["1", "2", "3", "4"]) }
    #expect(all?.text.contains("1024 kB") == true)
  }

  @Test func aPipeDoesNotHoldUp() throws {
    mkfifo(folder + "/pipe", 0o600)
    #expect(throws: Problem.self) { try skein.prompt("x", files: ["pipe"]) }
  }
}
