import Agents
import Conversation
import Foundation
import JSON
import Resources
import SessionEngine
import Testing

@testable import App

@Suite struct WorkflowCommandTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path
  private let host: ProcessHost

  init() throws {
    host = try ProcessHost()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private var bench: CommandBench {
    var bench = CommandBench()
    bench.folder = folder
    bench.shell = ShellCheck(host: host, environment: ["PATH": "/usr/bin:/bin"]).run
    return bench
  }

  private func write(_ text: String) throws {
    try text.write(toFile: folder + "/w.json5", atomically: true, encoding: .utf8)
  }

  private func prompts(_ bench: CommandBench, _ session: String) async throws -> [String] {
    try await bench.run("show", session, "--json").json()["blocks"]?.array?.filter { $0["kind"]?.string == "prompt" }
      .compactMap { $0["text"]?.string } ?? []
  }

  /// A check that fails until it was run `times` times; it says which time it is.
  private func passes(at times: Int, file: String = "count") -> String {
    "n=$(( $(cat \(file) 2>/dev/null || echo 0) + 1 )); echo $n > \(file); echo \"time $n\"; test $n -ge \(times)"
  }

  @Test func whatACheckSaysIsSentBackUntilItPasses() async throws {
    try write(
      """
      { name: "fix", metadata: { kind: "demo" }, steps: [
        { name: "write", prompt: "the river is the Tay", check: '\(passes(at: 3))', correction: "Again: {output}" },
        { name: "tell", prompt: "what is the river? ({reply.write})", check: { contains: "the Tay" } },
      ] }
      """)
    let bench = bench
    let done = try await bench.run("run", "w.json5", "--json")
    #expect(done.code == 0, "\(done.errors)")
    let value = try done.json()
    #expect(value["outcome"]?.string == "completed")
    #expect(value["session"]?.string == "fix")
    #expect(value["steps"]?[0]?["corrections"]?.int == 2)
    for key in value.members?.map(\.key) ?? [] { #expect(CommandTable.run.details.contains(key)) }
    for key in value["steps"]?[0]?.members?.map(\.key) ?? [] { #expect(CommandTable.run.details.contains(key)) }
    let prompts = try await prompts(bench, "fix")
    #expect(prompts.prefix(3) == ["the river is the Tay", "Again: time 1", "Again: time 2"])
    #expect(prompts.last?.contains("what is the river? (") == true)
    #expect(done.errors.contains("Step 2 of 2: tell"))
    #expect(done.errors.contains("Correction 1 of at most 3 is sent."))
    #expect(try await bench.run("list", "--meta", "kind=demo", "--count").output == "1\n")
  }

  @Test func theNextRunGoesOnAtTheStepThatFailed() async throws {
    try write(
      """
      { name: "fix", steps: [
        { name: "first", prompt: "the river is the Tay" },
        { name: "second", prompt: "what is the river? ({previous})", check: "test -f ready", corrections: 1 },
        { name: "third", prompt: "{reply.first}" },
      ] }
      """)
    let bench = bench
    let failed = try await bench.run("run", "w.json5", "--json")
    #expect(failed.code == 1)
    #expect(try failed.json()["outcome"]?.string == "check_failed")
    #expect(try failed.json()["steps"]?[1]?["corrections"]?.int == 1)
    #expect(failed.errors.contains("exited with 1"))
    try Data().write(to: URL(filePath: folder + "/ready"))
    let done = try await bench.run("run", "w.json5", "--json")
    #expect(done.code == 0)
    #expect(done.errors.contains("The first 1 step was done before"))
    #expect(try done.json()["steps"]?.array?.map { $0["outcome"]?.string } == ["kept", "passed", "passed"])
    let first = try #require(try done.json()["steps"]?[0]?["reply"]?.string)
    #expect(first.hasPrefix("I will remember that the river is the Tay."))
    let all = try await prompts(bench, "fix")
    #expect(all.filter { $0 == "the river is the Tay" }.count == 1)
    #expect(all.last == first)
    // A workflow that is complete begins anew; so does one that is told to.
    #expect(try await bench.run("run", "w.json5").errors.contains("Step 1 of 3"))
  }

  @Test func fromStartForgetsWhatWasDone() async throws {
    try write(#"{ name: "fix", steps: [{ prompt: "a" }, { prompt: "b", check: "false", corrections: 0 }] }"#)
    let bench = bench
    #expect(try await bench.run("run", "w.json5").code == 1)
    #expect(try await bench.run("run", "w.json5").errors.contains("Step 2 of 2") == true)
    #expect(try await prompts(bench, "fix").filter { $0 == "a" }.count == 1)
    #expect(try await bench.run("run", "w.json5", "--from-start").code == 1)
    #expect(try await prompts(bench, "fix").filter { $0 == "a" }.count == 2)
  }

  @Test func aTurnThatFailsEndsTheWorkflow() async throws {
    try write(#"{ steps: [{ prompt: "fail" }, { prompt: "never" }] }"#)
    let done = try await bench.run("run", "w.json5", "-s", "other", "--json")
    #expect(done.code == 1)
    #expect(try done.json()["outcome"]?.string == "turn_failed")
    #expect(try done.json()["message"]?.string?.contains("API Error: 400") == true)
    #expect(try await bench.run("run", "gone.json5").code == 2)
    #expect(try await bench.run("run").code == 2)
    try write("{ steps: [\n{ }] }")
    #expect(try await bench.run("run", "w.json5").errors.contains("w.json5:2:"))
  }

  @Test func theShippedExampleCorrectsTheDemo() async throws {
    // The demo writes no file; here the check's own words are the proof that it ran in the folder.
    let text = try #require(DefaultFiles.workflows["error_correction"]).text
    try text.write(toFile: folder + "/w.json5", atomically: true, encoding: .utf8)
    let bench = bench
    #expect(try await bench.run("run", "--example").output == text)
    let failed = try await bench.run("run", "w.json5")
    #expect(failed.code == 1)
    let sent = try await prompts(bench, "error-correction")
    #expect(sent.count == 4)
    #expect(sent.last?.contains("output/sort.py is missing") == true)
    try FileManager.default.createDirectory(atPath: folder + "/output", withIntermediateDirectories: true)
    for name in ["sort.py", "search.py", "utils.py"] {
      try Data().write(to: URL(filePath: "\(folder)/output/\(name)"))
    }
    #expect(try await bench.run("run", "w.json5").errors.contains("“write” is done."))
  }

  @Test func aCheckGetsTheReplyAndIsBounded() async throws {
    let shell = ShellCheck(host: host, environment: ["PATH": "/usr/bin:/bin"])
    let said = await shell.run("cat; echo oops >&2; exit 3", in: folder, input: "one\n\ntwo")
    #expect(said == CheckOutcome(isPassed: false, output: "one\ntwo\noops"))
    #expect(await shell.run("true", in: folder, input: "").isPassed)
    #expect(await shell.run("pwd", in: folder, input: "").output.hasSuffix(folder.split(separator: "/").last ?? "?"))
    let long = await shell.run("yes | head -c 300000; exit 1", in: folder, input: "")
    #expect(long.output.utf8.count <= ShellCheck.mostOutput)
    var hasty = shell
    hasty.limit = .milliseconds(100)
    let late = await hasty.run("sleep 60", in: folder, input: "")
    #expect(!late.isPassed && late.output.contains("longer than"))
    #expect(await shell.run("true", in: "/nowhere", input: "").isPassed == false)
    let checking = Task { await shell.run("sleep 60", in: folder, input: "") }
    checking.cancel()
    #expect(await checking.value.isPassed == false)
  }
}
