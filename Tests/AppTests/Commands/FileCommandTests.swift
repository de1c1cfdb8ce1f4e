import Conversation
import Foundation
import JSON
import SessionEngine
import Testing

@testable import App

@Suite struct FileCommandTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path

  private func bench(readsMentions: Bool = false) throws -> CommandBench {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "the river is the Tay\n".write(toFile: folder + "/facts.txt", atomically: true, encoding: .utf8)
    var bench = CommandBench()
    bench.folder = folder
    bench.readsMentions = readsMentions
    return bench
  }

  @Test func aFileReachesTheAgent() async throws {
    let done = try await bench().run("ask", "Learn this.", "--file", "facts.txt")
    #expect(done.output.contains("the river is the Tay"))
    #expect(try await bench().run("ask", "--file", "facts.txt").output.contains("the river is the Tay"))
    #expect(try await bench().run("ask", "Learn @facts.txt").output.contains("the river is the Tay"))
    let missing = try await bench().run("ask", "x", "--file", "gone.txt")
    #expect(missing.code == 2)
    #expect(missing.errors.contains("gone.txt"))
  }

  @Test func anAgentThatReadsMentionsGetsThemAsTyped() async throws {
    let bench = try bench(readsMentions: true)
    _ = try await bench.run("ask", "-s", "fox", "Learn @facts.txt")
    let shown = try await bench.run("show", "fox").output
    #expect(shown.contains("Learn @facts.txt"))
    #expect(!shown.contains("Tay"))
  }

  @Test func filesOfANewSessionWaitInItsDraft() async throws {
    let bench = try bench()
    #expect(try await bench.run("new", "fox", "--file", "facts.txt").code == 0)
    #expect(await bench.store.sessions().first?.draft.text == "@facts.txt ")
    #expect(try await bench.run("new", "owl", "--file", "gone.txt").code == 2)
    #expect(try await bench.run("list", "--count").output == "1\n")
  }
}
