import Conversation
import Foundation
import JSON
import SessionEngine
import Testing

@testable import App

@Suite struct CareCommandTests {
  @Test func theOldGoToTheTrash() async throws {
    let bench = CommandBench()
    for name in ["one", "two", "three"] { _ = try await bench.run("ask", "-s", name, "hello") }
    #expect(try await bench.run("cleanup").code == 2)
    #expect(try await bench.run("cleanup", "--older-than", "soon").code == 2)
    #expect(try await bench.run("cleanup", "--keep", "1").code == 2)
    #expect(try await bench.run("cleanup", "--older-than", "1d", "--yes").output.isEmpty)
    #expect(try await bench.run("cleanup", "--keep", "1", "--yes").output == "2\n")
    #expect(try await bench.run("list", "--json").json().array?.compactMap { $0["name"]?.string } == ["three"])
    #expect(try await bench.run("trash", "--json").json().array?.count == 2)
  }

  @Test func stoppingSaysThatNothingRuns() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "hello")
    #expect(try await bench.run("stop").code == 2)
    #expect(try await bench.run("stop", "fox", "--all").code == 2)
    #expect(try await bench.run("stop", "owl").code == 3)
    let stopped = try await bench.run("stop", "fox")
    #expect(stopped.code == 0)
    #expect(stopped.errors == "No agent runs for “fox”.\n")
    #expect(try await bench.run("stop", "--all").errors.isEmpty)
  }

  @Test func whatWasSpentIsSummed() async throws {
    func row(_ session: String, _ name: String, _ model: String, _ day: String, _ cost: Double) -> UsageReport.Row {
      var usage = Usage()
      usage.cost = cost
      usage.inputTokens = 10
      return UsageReport.Row(session: SessionID(session), name: name, model: model, day: day, usage: usage)
    }
    let report = UsageReport(
      since: nil,
      rows: [
        row("1", "a", "opus", "2024-02-29", 0.25), row("1", "a", "opus", "2024-02-28", 0.5),
        row("2", "b", "haiku", "2024-02-28", 0.05),
      ])
    #expect(report.sums(by: .session).map(\.name) == ["a", "b"])
    #expect(report.sums(by: .model).map(\.usage.cost) == [0.75, 0.05])
    #expect(report.sums(by: .day).map(\.name) == ["2024-02-29", "2024-02-28"])
    let table = UsageTable(report: report, groupings: [.session, .model, .day])
    #expect(table.json["total"]?["input_tokens"]?.int == 30)
    #expect(table.text.contains("opus   20  0    0       $0.7500\n"))
    #expect(UsageTable(report: report, groupings: [.day]).json["sessions"] == nil)
  }

  @Test func turnsAreCountedOnceEachWhereverTheirSessionIs() async throws {
    let bench = CommandBench()
    for _ in 1...3 { _ = try await bench.run("ask", "-s", "fox", "hello") }
    _ = try await bench.run("ask", "-s", "owl", "hello")
    let usage = try await bench.run("usage", "--json").json()
    // The demo takes 150 tokens for the first prompt of a conversation, 200 for the second, 250 for the third.
    #expect(usage["sessions"]?.array?.compactMap { $0["input_tokens"]?.int }.sorted() == [150, 600])
    #expect(usage["days"]?[0]?["day"]?.string == Timestamp.now().day)
    _ = try await bench.run("clear", "fox")
    _ = try await bench.run("ask", "-s", "fox", "hello")
    _ = try await bench.run("delete", "owl")
    let after = try await bench.run("usage", "--by", "session", "--since", "1h", "--json").json()
    #expect(after["total"]?["input_tokens"]?.int == 900)
    #expect(after["models"] == nil)
    #expect(try await bench.run("usage", "--since", "0h", "--json").json()["total"]?["input_tokens"]?.int == 0)
    #expect(try await bench.run("usage", "--since", "soon").code == 2)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func everyCommandIsCompleted(_ shell: String) async throws {
    let script = try await CommandBench().run("completions", shell).output
    for command in CommandTable.commands where command != CommandTable.demoAgent {
      #expect(script.contains(command.name))
    }
    #expect(!script.contains("demo-agent"))
  }

  /// What bash offers for a command line; the sessions' names come from a `skein` that only has two.
  private func offers(_ words: String, at place: Int) async throws -> String {
    let script = try await CommandBench().run("completions", "bash").output
    let bash = Process()
    bash.executableURL = URL(filePath: "/bin/bash")
    bash.arguments = [
      "-c",
      script + "skein() { [ \"$*\" = 'list --names' ] && printf '%s\\n' fox 'two words' folder; }\n"
        + "COMP_WORDS=(\(words)); COMP_CWORD=\(place); _skein; printf '%s|' \"${COMPREPLY[@]}\"",
    ]
    let output = Pipe()
    bash.standardOutput = output
    try bash.run()
    bash.waitUntilExit()
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  @Test func bashReadsItsCompletions() async throws {
    #expect(try await offers("skein list --ar", at: 2) == "--archived|")
    #expect(try await offers("skein show fo", at: 2) == "fox|folder|")
    #expect(try await offers("skein ask -s tw", at: 3) == "two\\ words|")
    #expect(try await offers("skein delete 'two\\ w'", at: 2) == "two\\ words|")
    #expect(try await offers("skein new fo", at: 2) == "|")
  }

  @Test func theListTellsAgeAndMessages() async throws {
    let bench = CommandBench()
    for _ in 1...2 { _ = try await bench.run("ask", "-s", "two words", "hello") }
    let session = try await bench.run("list", "--json").json()[0]
    #expect(session?["messages"]?.int == 4)
    #expect(session?["active"]?.bool == false)
    #expect(session?["memory"]?.isNull == true)
    #expect((session?["age"]?.int).map { (0..<60_000).contains($0) } == true)
    #expect(try await bench.run("list", "--names").output == "two words\n")
    #expect(try await bench.run("list", "--count").output == "1\n")
    #expect(SessionList.size(212_400_000) == "212 MB")
  }
}
