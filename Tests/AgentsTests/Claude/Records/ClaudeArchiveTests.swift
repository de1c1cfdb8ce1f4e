import Conversation
import Foundation
import Testing

@testable import Agents

@Suite final class ClaudeArchiveTests {
  private let folder = NSTemporaryDirectory() + "/skein-archive-" + UUID().uuidString
  private let id = ConversationID.random()

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ text: String, id: ConversationID) throws {
    let project = folder + "/projects/-p"
    try FileManager.default.createDirectory(atPath: project, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(project)/\(id).jsonl"))
  }

  private func listings() throws -> [ClaudeListing] {
    try #require(ClaudeArchive(environment: ["CLAUDE_CONFIG_DIR": folder, "HOME": "/nowhere"])).listings()
  }

  private let prompt =
    #"{"type":"user","uuid":"u","cwd":"/p","timestamp":"2026-11-20T18:24:15.358Z","message":{"content":"first\nwords"}}"#

  @Test(arguments: [
    ("", "first words"), (#"{"type":"summary","summary":"sum"}"#, "sum"),
    (#"{"type":"last-prompt","lastPrompt":"late"}"#, "late"),
    ("{\"aiTitle\":\"old\"}\n{\"aiTitle\":\"a \\\"title\\\"\"}\n{\"lastPrompt\":\"late\"}", #"a "title""#),
    ("{\"customTitle\":\"mine\"}\n{\"aiTitle\":\"its\"}", "mine"),
  ])
  func theTitleIsTheBestThatIsThere(_ more: String, _ title: String) throws {
    try write(prompt + "\n" + more + "\n", id: id)
    let listing = try #require(try listings().first)
    #expect(listing.title == title)
    #expect(listing.folder == "/p")
    #expect(listing.created == Timestamp(milliseconds: 1_795_199_055_358))
  }

  @Test func onlyTheEndsOfALongRecordAreRead() throws {
    let filling = #"{"customTitle":"lost","x":"\#(String(repeating: "x", count: 200_000))"}"#
    let tail = String(repeating: #"{"x":"\#(String(repeating: "y", count: 1000))"}"# + "\n", count: 100)
    try write("\(prompt)\n{\"z\":\"\(String(repeating: "z", count: 70_000))\"}\n\(filling)\n\(tail)", id: id)
    #expect(try listings().map(\.title) == ["first words"])
    try write("\(prompt)\n\(filling)\n\(tail){\"customTitle\":\"end\"}", id: id)
    #expect(try listings().map(\.title) == ["end"])
  }

  @Test func theRecordsOfSubAgentsAreReadBesideIt() throws {
    let reply =
      #"{"type":"assistant","uuid":"a","parentUuid":"u","message":{"id":"m","content":["#
      + #"{"type":"tool_use","id":"c1","name":"Agent","input":{}}]}}"#
    try write(prompt + "\n" + reply, id: id)
    let folder = folder + "/projects/-p/\(id)/subagents"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let said =
      #"{"type":"assistant","isSidechain":true,"uuid":"s","message":{"id":"n","content":[{"type":"text","text":"seen"}]}}"#
    for (name, about) in [("a", #"{"toolUseId":"c1"}"#), ("b", "{}"), ("c", "not JSON")] {
      try Data(said.utf8).write(to: URL(fileURLWithPath: "\(folder)/agent-\(name).jsonl"))
      try Data(about.utf8).write(to: URL(fileURLWithPath: "\(folder)/agent-\(name).meta.json"))
    }
    try Data(#"{"toolUseId":"c2"}"#.utf8).write(to: URL(fileURLWithPath: "\(folder)/agent-gone.meta.json"))
    let archive = try #require(ClaudeArchive(environment: ["CLAUDE_CONFIG_DIR": self.folder]))
    let blocks = try archive.transcript(of: try #require(archive.listing(of: id))).blocks
    #expect(blocks.count == 3)
    #expect(blocks.last?.parent == "c1")
  }

  @Test func whatIsNoConversationIsLeftOut() throws {
    try write(#"{"type":"user","isSidechain":true,"uuid":"u","message":{"content":"helper"}}"#, id: .random())
    try write(#"{"type":"atis-latch"}"#, id: .random())
    try write(prompt, id: "notes")
    #expect(try listings().isEmpty)
    try write(prompt, id: id)
    #expect(try listings().map(\.id) == [id])
    #expect(ClaudeArchive(environment: [:]) == nil)
  }
}
