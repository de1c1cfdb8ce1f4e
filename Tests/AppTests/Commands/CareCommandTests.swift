import Conversation
import Foundation
import JSON
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

  @Test func whatWasSpentIsSummed() throws {
    func session(_ name: String, _ model: String, _ cost: Double, day: Int64) -> SessionSummary {
      var summary = SessionSummary(
        id: .random(), name: name, options: SessionOptions(agent: "claude", folder: "/"), since: .now(),
        created: .now(), updated: Timestamp(milliseconds: day * 86_400_000), place: 0)
      summary.model = model
      summary.usage.cost = cost
      summary.usage.inputTokens = 10
      return summary
    }
    let report = UsageReport(sessions: [
      session("a", "opus", 0.25, day: 19_782), session("b", "opus", 0.5, day: 0), session("c", "haiku", 0.05, day: 0),
    ])
    #expect(report.bySession.map(\.name) == ["b", "a", "c"])
    #expect(report.byModel.map(\.usage.cost) == [0.75, 0.05])
    #expect(report.byDay.map(\.name) == ["2024-02-29", "1970-01-01"])
    #expect(report.json["total"]?["input_tokens"]?.int == 30)
    #expect(report.text.contains("opus   20  0    0       $0.7500\n"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func everyCommandIsCompleted(_ shell: String) async throws {
    let script = try await CommandBench().run("completions", shell).output
    for command in CommandTable.commands where command != CommandTable.demoAgent {
      #expect(script.contains(command.name))
    }
    #expect(!script.contains("demo-agent"))
  }

  @Test func bashReadsItsCompletions() async throws {
    let script = try await CommandBench().run("completions", "bash").output
    let bash = Process()
    bash.executableURL = URL(filePath: "/bin/bash")
    bash.arguments = [
      "-c", script + "COMP_WORDS=(skein list --ar); COMP_CWORD=2; _skein; echo \"${COMPREPLY[@]}\"",
    ]
    let output = Pipe()
    bash.standardOutput = output
    try bash.run()
    bash.waitUntilExit()
    #expect(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "--archived\n")
  }
}
