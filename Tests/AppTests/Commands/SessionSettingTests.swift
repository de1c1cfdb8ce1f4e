import Conversation
import JSON
import SessionEngine
import Testing

@testable import App

/// Metadata, options and templates on the command line.
@Suite struct SessionSettingTests {
  private static let templates = TemplateLibrary(
    folder: nil,
    shipped: [
      "code_review":
        "{ summary: 'Reviews', systemPrompt: 'You review {suffix}.', model: 'demo-fast', metadata: { type: 'r' } }",
      "plain": "{ prefix: 'from the template', safe: true }", "broken": "{\n oops: 1 }",
    ])

  private func launched(_ bench: CommandBench) -> SessionOptions? {
    bench.connector.launches.withLock { $0.last?.options }
  }

  @Test func metadataIsNotedChangedAndFound() async throws {
    let bench = CommandBench()
    let made = try await bench.run("new", "fox", "--meta", "n=1", "--meta", "who=ada=b", "--meta", "l=[1, 2]", "--json")
    #expect(try made.json()["metadata"] == ["l": [1, 2], "n": 1, "who": "ada=b"])
    _ = try await bench.run("new", "owl", "--meta", "n=2")
    #expect(try await bench.run("list", "--meta", "n=1", "--json").json().array?.count == 1)
    #expect(try await bench.run("list", "--meta", "n=1", "--meta", "who=x", "--count").output == "0\n")
    let changed = try await bench.run("set", "fox", "--meta", "n=", "--meta", #"who="1""#, "--json")
    #expect(try changed.json()["metadata"] == ["l": [1, 2], "who": "1"], "\(changed)")
    #expect(try await bench.run("set", "fox", "--meta", "nothing").code == 2)
    #expect(try await bench.run("set", "nobody", "--meta", "a=1").code == 3)
    #expect(try await bench.run("set", "fox").code == 2)
    let long = String(repeating: "x", count: 70_000)
    #expect(try await bench.run("set", "fox", "--meta", "a=\(long)").code == 2)
  }

  @Test func optionsAreChangedForTheNextStart() async throws {
    let bench = CommandBench()
    _ = try await bench.run("new", "fox", "--allowed-tools", "Read,Edit", "--model", "demo-fast")
    #expect(try await bench.run("set", "fox", "--prefix", "P", "--allowed-tools", "Bash", "--model", "").code == 0)
    _ = try await bench.run("ask", "-s", "fox", "hello")
    let options = try #require(launched(bench))
    #expect(options.prefix == "P" && options.allowedTools == ["Bash"] && options.model == nil)
    #expect(try await bench.run("set", "fox", "--safe", "--no-stream").code == 0)
    _ = try await bench.run("ask", "-s", "fox", "hello")
    #expect(launched(bench)?.isSafe == true && launched(bench)?.isUnstreamed == true)
    #expect(try await bench.run("set", "fox", "--permission-mode", "bypassPermissions").code == 2)
    #expect(try await bench.run("set", "fox", "--no-safe", "--permission-mode", "bypassPermissions").code == 0)
    #expect(try await bench.run("set", "fox", "--safe", "--no-safe").code == 2)
  }

  @Test func sessionsArePinnedMovedAndMarkedUnread() async throws {
    let bench = CommandBench()
    _ = try await bench.run("new", "a", "b", "c", "d")
    func names() async throws -> [String] {
      try await bench.run("list", "--json").json().array?.compactMap { $0["name"]?.string } ?? []
    }
    #expect(try await bench.run("set", "d", "--place", "2").code == 0)
    #expect(try await names() == ["a", "d", "b", "c"])
    let pinned = try await bench.run("set", "c", "--pin", "--unread", "--json").json()
    #expect(pinned["pinned"] == true && pinned["unread"] == 1)
    #expect(try await names() == ["c", "a", "d", "b"])
    // Pinned sessions stay before the others.
    _ = try await bench.run("set", "b", "--place", "1")
    _ = try await bench.run("set", "c", "--place", "9")
    #expect(try await names() == ["c", "b", "a", "d"])
    _ = try await bench.run("archive", "b")
    _ = try await bench.run("set", "d", "--place", "2")
    #expect(try await names() == ["c", "d", "a"])
    _ = try await bench.run("restore", "b")
    _ = try await bench.run("set", "c", "--unpin")
    let all = try await names()
    #expect(Set(all) == ["a", "b", "c", "d"] && all.firstIndex(of: "d")! < all.firstIndex(of: "a")!)
    #expect(try await bench.run("set", "a", "--pin", "--unpin").code == 2)
    #expect(try await bench.run("set", "a", "--place", "0").code == 2)
    #expect(try await bench.run("set", "nobody", "--pin").code == 3)
  }

  @Test func thePrefixIsSentAndNotShown() async throws {
    let bench = CommandBench()
    let done = try await bench.run("ask", "-s", "fox", "--prefix", "the river is the Tay", "hello")
    #expect(done.output.hasPrefix("I will remember that the river is the Tay."))
    let shown = try await bench.run("show", "fox").output
    #expect(shown.contains("## You\n\nhello\n"))
  }

  @Test func aSafeSessionRunsNoCommand() async throws {
    let done = try await CommandBench().run("ask", "--safe", "--allowed-tools", "Bash", "run a tool")
    #expect(!done.output.contains("The command has finished"))
    #expect(try await CommandBench().run("ask", "--safe", "--permission-mode", "bypassPermissions", "x").code == 2)
  }

  @Test func withoutStreamingTheAnswerComesWhole() async throws {
    let done = try await CommandBench().run("ask", "--no-stream", "--stream-json", "the code is 7")
    #expect(!done.output.contains("stream_event"))
    #expect(try await CommandBench().run("ask", "--no-stream", "the code is 7").output.hasPrefix("I will remember"))
  }

  @Test func aSessionBeginsAsItsTemplateSays() async throws {
    var bench = CommandBench()
    bench.templates = Self.templates
    let done = try await bench.run("new", "--template", "code_review", "authentication", "--json")
    #expect(try done.json()["name"]?.string == "code_review-authentication")
    #expect(
      try done.json()["metadata"] == ["suffix": "authentication", "template": "code_review", "type": "r"])
    _ = try await bench.run("ask", "-s", "code_review-authentication", "hello")
    #expect(launched(bench)?.systemPrompt == "You review authentication.")
    #expect(try await bench.run("ask", "-s", "x", "--template", "code_review", "--model", "m", "hello").code == 0)
    #expect(launched(bench)?.systemPrompt == "You review x." && launched(bench)?.model == "m")
    #expect(try await bench.run("new", "--template", "code_review").code == 2)
    let missing = try await bench.run("new", "--template", "nothing", "x")
    #expect(missing.code == 2)
    #expect(missing.errors.contains("code_review"))
    #expect(try await bench.run("new", "--template", "broken", "x").errors.contains("templates/broken.json5:2:2: oops"))
  }

  @Test func theCommandLineComesBeforeTheTemplateAndThatBeforeTheConfiguration() async throws {
    var bench = CommandBench()
    bench.templates = Self.templates
    bench.configured = {
      $0.prefix = "from the configuration"
      $0.isUnstreamed = true
    }
    _ = try await bench.run("ask", "a")
    #expect(launched(bench)?.prefix == "from the configuration")
    _ = try await bench.run("ask", "--template", "plain", "a")
    #expect(launched(bench)?.prefix == "from the template")
    #expect(launched(bench)?.isSafe == true && launched(bench)?.isUnstreamed == true)
    _ = try await bench.run("ask", "--template", "plain", "--prefix", "mine", "--no-safe", "--stream", "a")
    #expect(launched(bench)?.prefix == "mine")
    #expect(launched(bench)?.isSafe == false && launched(bench)?.isUnstreamed == false)
  }

  @Test func manyAreMadeAndWhatFailsIsTold() async throws {
    var bench = CommandBench()
    bench.templates = Self.templates
    let done = try await bench.run("new", "one", "one", "a\u{1B}", "two")
    #expect(done.code == 1)
    #expect(done.output == "one\ntwo\n")
    #expect(done.errors.split(separator: "\n").count == 2)
    #expect(
      try await bench.run("new", "--template", "code_review", "a", "b").output == "code_review-a\ncode_review-b\n")
  }

  @Test func templatesAreListed() async throws {
    var bench = CommandBench()
    bench.templates = Self.templates
    let done = try await bench.run("templates", "--json")
    #expect(done.code == 1)
    #expect(try done.json().array?.map { $0["name"]?.string } == ["broken", "code_review", "plain"])
    #expect(try done.json()[0]?["problem"]?.string?.contains("oops") == true)
    for key in try done.json()[1]?.members?.map(\.key) ?? [] { #expect(CommandTable.templates.details.contains(key)) }
    #expect(try await bench.run("templates").output.contains("code_review\tReviews\t"))
  }

  @Test func onlyWhatIsAtWorkIsActive() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "hello")
    #expect(try await bench.run("list", "--active", "--count").output == "0\n")
  }
}
