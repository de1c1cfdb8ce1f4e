import Conversation
import Foundation
import JSON
import Testing

@testable import App

@Suite struct TrashCommandTests {
  @Test func whatWasDeletedComesBack() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "the river is the Tay")
    _ = try await bench.run("delete", "fox")
    #expect(try await bench.run("trash", "--json").json()[0]?["name"]?.string == "fox")
    #expect(try await bench.run("trash").output.hasPrefix("NAME  DELETED  FOLDER\nfox   0s       ~/project\n"))
    #expect(try await bench.run("restore", "fix").code == 3)
    #expect(try await bench.run("restore", "fox").output == "fox\n")
    #expect(try await bench.run("ask", "-s", "fox", "what is the river?").output == "The river is the Tay.\n")
    #expect(try await bench.run("trash").errors == "The trash is empty.\n")
  }

  @Test func aNameTakenMeanwhileGetsANumber() async throws {
    let bench = CommandBench()
    for _ in 0..<2 {
      _ = try await bench.run("new", "fox")
      _ = try await bench.run("delete", "fox")
    }
    #expect(try await bench.run("restore", "fox").output == "fox\n")
    #expect(try await bench.run("restore", "fox").output == "fox 2\n")
    let names = try await bench.run("list", "--json").json().array?.compactMap { $0["name"]?.string } ?? []
    #expect(names.sorted() == ["fox", "fox 2"])
  }

  @Test func purgingRemovesForGood() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "listed", "hello")
    _ = try await bench.run("new", "old")
    _ = try await bench.run("delete", "old")
    let refused = try await bench.run("delete", "listed", "--purge")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("--yes"))
    #expect(try await bench.run("delete", "listed", "--purge", "--yes").code == 0)
    #expect(try await bench.run("delete", "old", "--purge", "--yes").code == 0)
    #expect(try await bench.run("delete", "old", "--purge", "--yes").code == 3)
    #expect(try await bench.run("list", "--count").output == "0\n")
    #expect(try await bench.run("trash").output.isEmpty)
  }

  @Test(arguments: [("no\n", 1, "1\n"), ("\n", 1, "1\n"), ("yes\n", 0, "0\n")])
  func aPersonIsAsked(_ answer: String, _ code: Int32, _ count: String) async throws {
    var ends: [Int32] = [0, 0]
    _ = pipe(&ends)
    defer { close(ends[0]) }
    _ = Array(answer.utf8).withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    let paper = Paper()
    let bench = CommandBench(person: Person(input: LineInput(descriptor: ends[0]), output: paper.output()))
    _ = try await bench.run("new", "fox")
    #expect(try await bench.run("delete", "fox", "--purge").code == code)
    #expect(paper.text.contains("Remove “fox”"))
    #expect(try await bench.run("list", "--count").output == count)
  }
}
