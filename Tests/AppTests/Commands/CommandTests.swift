import Conversation
import Glibc
import JSON
import Testing

@testable import App

@Suite struct CommandTests {
  @Test func askAloneAnswersAndKeepsNothing() async throws {
    let bench = CommandBench()
    let done = try await bench.run("ask", "the", "river is the Tay")
    #expect(done.code == 0)
    #expect(done.output.hasPrefix("I will remember that the river is the Tay."))
    #expect(done.output.hasSuffix("\n"))
    #expect(try await bench.run("list", "--count").output == "0\n")
  }

  @Test func aSessionRemembersAcrossRuns() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "the river is the Tay")
    #expect(try await bench.run("ask", "-s", "fox", "what is the river?").output == "The river is the Tay.\n")
    #expect(try await bench.run("ask", "--last", "what is the river?").output == "The river is the Tay.\n")
    #expect(try await bench.run("list", "--count").output == "1\n")
    let shown = try await bench.run("show", "fox").output
    #expect(shown.hasPrefix("# fox\n\n## You\n\nthe river is the Tay\n\n## Agent\n\n"))
    let blocks = try await bench.run("show", "fox", "--json").json()["blocks"]?.array ?? []
    #expect(blocks.filter { $0["kind"]?.string == "prompt" }.count == 3)
  }

  @Test func whatIsPipedInFollowsThePrompt() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "look:", input: "one\ntwo\n")
    let blocks = try await bench.run("show", "fox", "--json").json()["blocks"]
    #expect(blocks?[0]?["text"]?.string == "look:\n\none\ntwo")
    #expect(try await bench.run("ask", input: "the code is 7").output.contains("the code is 7"))
    #expect(try await bench.run("ask").code == 2)
  }

  @Test func askJSONIsOneDocumentedObject() async throws {
    let done = try await CommandBench().run("ask", "-s", "fox", "--json", "the code is 7")
    let value = try done.json()
    #expect(value["content"]?.string?.contains("the code is 7") == true)
    #expect(value["session"]?.string == "fox")
    #expect(value["conversation"]?.string?.count == 36)
    #expect(value["model"]?.string == "demo")
    #expect(value["is_error"]?.bool == false)
    #expect(value["turns"]?.int == 1)
    #expect((value["usage"]?["output_tokens"]?.int ?? 0) > 0)
    for key in value.members?.map(\.key) ?? [] { #expect(CommandTable.ask.details.contains(key)) }
    #expect(done.output.split(separator: "\n").count == 1)
  }

  @Test func streamJSONPrintsTheAgentsLines() async throws {
    let done = try await CommandBench().run("ask", "--stream-json", "the code is 7")
    let kinds = try done.output.split(separator: "\n").map { try JSONValue(parsing: String($0))["type"]?.string }
    #expect(kinds.last == "result")
    #expect(kinds.contains("stream_event"))
  }

  @Test func withoutATerminalPermissionIsDeniedAndSaidSo() async throws {
    let done = try await CommandBench().run("ask", "run a tool")
    #expect(done.code == 0)
    #expect(done.errors.contains("--allowed-tools Bash"))
    #expect(done.errors.contains("--permission-mode"))
    #expect(done.output.contains("You did not allow Bash"))
  }

  @Test func aPersonIsAskedOnTheTerminal() async throws {
    var ends: [Int32] = [0, 0]
    _ = pipe(&ends)
    defer { close(ends[0]) }
    _ = Array("\n9\ny\n".utf8).withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    let paper = Paper()
    let person = Person(input: LineInput(descriptor: ends[0]), output: paper.output(isTerminal: true))
    let done = try await CommandBench(person: person).run("ask", "run `ls \u{202E}x`")
    #expect(done.output.contains("The command has finished."))
    #expect(done.errors.isEmpty)
    #expect(paper.text.contains("\\u{202E}"))
    #expect(paper.text.ranges(of: "[y]es once").count == 3)
  }

  @Test func failuresHaveTheirCodes() async throws {
    let bench = CommandBench()
    let failed = try await bench.run("ask", "fail")
    #expect(failed.code == 1)
    #expect(failed.errors.contains("API Error: 400"))
    #expect(try await bench.run("ask", "crash").code == 4)
    _ = try await bench.run("new", "foxes")
    let missing = try await bench.run("show", "fox")
    #expect(missing.code == 3)
    #expect(missing.errors.contains("foxes"))
    #expect(try await bench.run("rename", "nobody", "x").code == 3)
    #expect(try await bench.run("delete", "nobody").code == 3)
    #expect(try await bench.run("ask", "--last", "-s", "a", "x").code == 2)
    #expect(try await bench.run("new", "foxes").code == 1)
    #expect(try await bench.run("new", "a\u{1B}b").code == 2)
    #expect(try await bench.run("doctor").code == 1)
    _ = try await bench.run("new", "fox's den")
    #expect(try await bench.run("delete", "fox's den").errors.hasSuffix("skein restore 'fox'\\''s den'\n"))
  }

  @Test func aTurnTimesOutAndKeepsWhatCame() async throws {
    let bench = CommandBench(pace: 1)
    let done = try await bench.run("ask", "-s", "slow", "--timeout", "3", "--json", "count 100000")
    #expect(done.code == 124)
    #expect(try done.json()["outcome"]?.string == "timed_out")
    #expect(try done.json()["content"]?.string?.hasPrefix("1 2 3 ") == true)
  }

  @Test func sessionsAreMadeRenamedAndDeleted() async throws {
    let bench = CommandBench()
    #expect(try await bench.run("new", "one").output == "one\n")
    let made = try await bench.run("new", "--model", "demo-fast", "--json").json()
    #expect(made["model"]?.string == "demo-fast")
    #expect(try await bench.run("rename", "one", "two").code == 0)
    #expect(try await bench.run("list", "--json").json()[0]?["name"]?.string == "two")
    let deleted = try await bench.run("delete", "two", "--yes")
    #expect(deleted.errors.contains("trash"))
    #expect(try await bench.run("list", "--count").output == "1\n")
  }

  @Test func whatASessionCannotTakeIsRefused() async throws {
    let bench = CommandBench()
    _ = try await bench.run("new", "fox")
    let refused = try await bench.run("ask", "-s", "fox", "--cwd", "/elsewhere", "hi")
    #expect(refused.code == 2)
    #expect(refused.errors.contains("skein new"))
    #expect(try await bench.run("ask", "-s", "fox", "--system-prompt", "be brief", "hi").code == 0)
    #expect(bench.connector.launches.withLock { $0.last?.options.systemPrompt } == "be brief")
    #expect(try await bench.run("ask", "-s", "fox", "--model", "demo-fast", "--json", "the code is 7").code == 0)
  }

  @Test func lineModeGoesOnUntilExit() async throws {
    let bench = CommandBench()
    let done = try await bench.run("chat", "fox", input: "the river is the Tay\n\nwhat is the river?\nexit\nnever\n")
    #expect(done.code == 0)
    #expect(done.output.hasSuffix("The river is the Tay.\n"))
    #expect(!done.output.contains("> "))
    #expect(!done.output.contains("never"))
  }

  @Test func aNameOfAnyLengthIsToldInOneShortLine() async throws {
    let name = String(repeating: "x", count: 65_536) + "\u{1B}[2J\n"
    let bench = CommandBench()
    for done in [try await bench.run("show", name), try await bench.run("new", name, "fox")] {
      #expect(done.code != 0)
      #expect(done.errors.utf8.count < 300)
      #expect(!done.errors.contains("\u{1B}"))
    }
  }
}
