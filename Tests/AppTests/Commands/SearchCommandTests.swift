import Conversation
import JSON
import Testing

@testable import App

@Suite struct SearchCommandTests {
  @Test func findsWhatWasSaidInAllSessions() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "the river is the Tay")
    _ = try await bench.run("ask", "-s", "my owl", "the river is the Spey")
    let hits = try await bench.run("search", "RIVER", "the", "role:user", "--json").json()
    #expect(hits.array?.compactMap { $0["session"]?.string } == ["my owl", "fox"])
    #expect(hits[0]?["excerpt"]?.string == "the river is the Spey")
    #expect(hits[0]?["match"] == [4, 9])
    for key in hits[0]?.members?.map(\.key) ?? [] { #expect(CommandTable.search.details.contains(key)) }
    let text = try await bench.run("search", "role:user", "in:my owl", "river").output
    #expect(text.hasPrefix("my owl  you  "))
    #expect(text.hasSuffix("\n    the river is the Spey\n"))
    #expect(try await bench.run("search", "river", "--limit", "1", "--json").json().array?.count == 1)
    #expect(try await bench.run("search", "\"river is\"", "folder:.", "role:user", "--json").json().array?.count == 2)
    #expect(try await bench.run("search", "river", "folder:elsewhere").errors == "Nothing was found.\n")
    #expect(try await bench.run("search", "river", "since:9999").output.isEmpty)
  }

  @Test func mistakesAreTold() async throws {
    let bench = CommandBench()
    #expect(try await bench.run("search", "x", "in:nobody").code == 3)
    #expect(try await bench.run("search", "\"\"").code == 2)
    for filter in ["since:soon", "since:2026-13", "since:2026-1-1-1", "role:cat", "since:"] {
      #expect(try await bench.run("search", "x", filter).code == 2, "\(filter)")
    }
  }
}
