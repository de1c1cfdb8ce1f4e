import Conversation
import Foundation
import Testing

@testable import Agents

@Suite struct ClaudeRecordsTests {
  private func recall(
    _ lines: [String], ending: String = "\n", of id: ConversationID = "c1", in folder: String = "-home-x"
  ) throws -> AgentRecollection {
    let home = FileManager.default.temporaryDirectory.appending(path: "skein-records-\(UUID())")
    defer { try? FileManager.default.removeItem(at: home) }
    let place = home.appending(path: "projects/\(folder)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data((lines.joined(separator: "\n") + ending).utf8).write(to: place.appending(path: "c1.jsonl"))
    let records = try #require(ClaudeRecords(environment: ["CLAUDE_CONFIG_DIR": home.path, "HOME": "/nowhere"]))
    return records.recall(["p1", "p2"], of: id)
  }

  private let first = #"{"parentUuid":null,"type":"user","message":{"content":"hi"},"uuid":"p1"}"#
  private let second = #"{"parentUuid":"p0","type":"user","message":{"content":"ho"},"uuid":"p2"}"#

  @Test func whatIsWrittenDownIsFoundInAnyFolder() throws {
    let found = try recall([String(repeating: "x", count: 300_000), first], in: "some-other-name")
    #expect(found == AgentRecollection(hasConversation: true, prompts: ["p1"]))
  }

  @Test func aPromptThatOnlyWaitedWasNotTakenIn() throws {
    let waiting = #"{"type":"queue-operation","operation":"enqueue","uuid":"p2"}"#
    #expect(try recall([first, waiting]).prompts == ["p1"])
    #expect(try recall([first, waiting, second]).prompts == ["p1", "p2"])
  }

  @Test func halfALineIsNotWrittenDown() throws {
    #expect(try recall([first, second], ending: "").prompts == ["p1"])
  }

  private func cut(_ lines: String..., before prompt: PromptID) throws -> ConversationCut {
    let home = FileManager.default.temporaryDirectory.appending(path: "skein-records-\(UUID())")
    defer { try? FileManager.default.removeItem(at: home) }
    let place = home.appending(path: "projects/-x")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: place.appending(path: "c1.jsonl"))
    let records = try #require(ClaudeRecords(environment: ["CLAUDE_CONFIG_DIR": home.path]))
    return records.cut(before: prompt, of: "c1")
  }

  @Test func aConversationEndsAtTheMessageBeforeAPrompt() throws {
    let answer = #"{"parentUuid":"p1","type":"assistant","message":{"content":[]},"uuid":"a1"}"#
    let note = #"{"parentUuid":"a1","type":"attachment","attachment":{"type":"date"},"uuid":"n1"}"#
    let next = #"{"parentUuid":"n1","type":"user","message":{"content":"ho"},"uuid":"p2"}"#
    let absorbed =
      #"{"parentUuid":"p2","type":"attachment","attachment":{"type":"queued_command","source_uuid":"p3"},"uuid":"n2"}"#
    #expect(try cut(first, answer, note, next, absorbed, before: "p1") == .start)
    #expect(try cut(first, answer, note, next, absorbed, before: "p2") == .after("a1"))
    #expect(try cut(first, answer, note, next, absorbed, before: "p3") == .after("p2"))
    #expect(try cut(first, answer, before: "p2") == .unknown)
    // A record that leads in a circle is no reason to hang.
    let circle = #"{"parentUuid":"n1","type":"attachment","attachment":{"type":"date"},"uuid":"n1"}"#
    #expect(try cut(circle, next, before: "p2") == .start)
  }

  @Test func aRecordIsFoundInAnyFolderAndRemovedAlone() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "skein-records-\(UUID())")
    defer { try? FileManager.default.removeItem(at: home) }
    let records = try #require(ClaudeRecords(environment: ["HOME": home.path]))
    #expect(records.file(of: "c1") == nil)
    for project in ["-no-such-folder", "elsewhere"] {
      let folder = home.appending(path: ".claude/projects/\(project)").path
      try FileManager.default.createDirectory(atPath: "\(folder)/c1/subagents", withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: URL(filePath: "\(folder)/c1.jsonl"))
      try Data("{}".utf8).write(to: URL(filePath: "\(folder)/other.jsonl"))
      #expect(records.file(of: "c1") == "\(folder)/c1.jsonl")
      try records.remove("c1")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["other.jsonl"])
    }
    #expect(records.file(of: "c1") == nil)
    #expect(records.file(of: "../elsewhere/other") == nil)
  }

  @Test func noFileIsNoConversation() throws {
    #expect(try recall([first], of: "c2") == AgentRecollection(hasConversation: false, prompts: []))
    #expect(try recall([first], of: "../-home-x/c1").hasConversation == false)
    #expect(ClaudeRecords(environment: [:]) == nil)
  }
}
