import Conversation
import Foundation
import JSON
import Testing

@testable import App

@Suite final class AdoptCommandTests {
  private let folder = NSTemporaryDirectory() + "/skein-adopt-" + UUID().uuidString
  private let id = ConversationID.random()
  private var bench = CommandBench()

  init() throws {
    bench.environment["CLAUDE_CONFIG_DIR"] = folder
    try FileManager.default.createDirectory(atPath: "\(folder)/projects/-p", withIntermediateDirectories: true)
    try Data(
      """
      {"type":"user","uuid":"u1","parentUuid":null,"cwd":"/p","message":{"content":"the river is the Tay"}}
      {"type":"assistant","uuid":"a1","parentUuid":"u1","message":{"id":"m","model":"opus","content":[{"type":"text","text":"Noted."}]}}
      {"type":"custom-title","customTitle":"Rivers of Perthshire"}
      """.utf8
    ).write(to: URL(fileURLWithPath: path))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private var path: String { "\(folder)/projects/-p/\(id).jsonl" }

  @Test func conversationsAreListed() async throws {
    let listed = try await bench.run("import", "--from-claude", "--json").json()[0]
    #expect(listed?["id"]?.string == id.rawValue)
    #expect(listed?["title"]?.string == "Rivers of Perthshire")
    #expect(listed?["folder"]?.string == "/p")
    #expect(listed?["session"]?.isNull == true)
    #expect(try await bench.run("import", "--from-claude").output.contains("/p      Rivers of Perthshire\n"))
  }

  @Test func oneBecomesASessionThatGoesOnWithIt() async throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try await bench.run("import", "--from-claude", "perthshire").output == "Rivers of Perthshire\n")
    let shown = try await bench.run("show", "Rivers of Perthshire", "--json").json()
    #expect(shown["session"]?["conversation"]?.string == id.rawValue)
    #expect(shown["session"]?["folder"]?.string == "/p")
    #expect(shown["session"]?["agent"]?.string == "claude")
    #expect(shown["blocks"]?.array?.compactMap { $0["text"]?.string } == ["the river is the Tay", "Noted."])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    let again = try await bench.run("import", "--from-claude", id.rawValue)
    #expect(again.output == "Rivers of Perthshire\n")
    #expect(again.errors.contains("already"))
    #expect(try await bench.run("list", "--count").output == "1\n")
    #expect(
      try await bench.run("import", "--from-claude", "--json").json()[0]?["session"]?.string == "Rivers of Perthshire")
  }

  @Test func whatIsNotThereIsSaid() async throws {
    #expect(try await bench.run("import", "--from-claude", "no such").code == 3)
    try FileManager.default.copyItem(atPath: path, toPath: "\(folder)/projects/-p/\(ConversationID.random()).jsonl")
    let unclear = try await bench.run("import", "--from-claude", "Rivers")
    #expect(unclear.code == 2)
    #expect(unclear.errors.contains(id.rawValue))
  }

  @Test func aTitleBecomesAName() {
    #expect(ClaudeAdoption.name(for: "a\n b\u{202E}c\t") == "a b c")
    #expect(ClaudeAdoption.name(for: String(repeating: "x", count: 60)).count == 48)
  }
}
