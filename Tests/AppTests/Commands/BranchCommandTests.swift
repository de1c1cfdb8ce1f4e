import Conversation
import JSON
import Testing

@testable import App

@Suite struct BranchCommandTests {
  @Test func aClearedSessionKnowsNothingAndShowsAll() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "the river is the Tay")
    let before = try await bench.run("show", "fox", "--json").json()["session"]?["conversation"]?.string
    #expect(try await bench.run("clear", "fox").code == 0)
    #expect(try await bench.run("ask", "-s", "fox", "what is the river?").output != "The river is the Tay.\n")
    let shown = try await bench.run("show", "fox", "--json").json()
    #expect(shown["session"]?["conversation"]?.string != before)
    #expect(shown["blocks"]?[0]?["text"]?.string == "the river is the Tay")
    #expect(shown["blocks"]?.array?.contains { $0["text"]?.string?.contains("starts afresh") ?? false } == true)
    #expect(try await bench.run("clear", "fix").code == 3)
  }

  @Test func aForkGoesOnFromTheSameWordsAndLeavesTheSource() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "the river is the Tay")
    let source = try await bench.run("show", "fox", "--json").output
    #expect(try await bench.run("fork", "fox", "owl").output == "owl\n")
    #expect(try await bench.run("fork", "owl").output == "owl 2\n")
    #expect(try await bench.run("fork", "fox", "owl").code == 1)
    for name in ["owl", "owl 2"] {
      #expect(try await bench.run("ask", "-s", name, "what is the river?").output == "The river is the Tay.\n")
      _ = try await bench.run("ask", "-s", name, "the river is the Spey")
      #expect(try await bench.run("ask", "-s", name, "what is the river?").output == "The river is the Spey.\n")
    }
    #expect(try await bench.run("show", "fox", "--json").output == source)
    #expect(try await bench.run("ask", "-s", "fox", "what is the river?").output == "The river is the Tay.\n")
    let sessions = try await bench.run("list", "--json").json().array ?? []
    #expect(Set(sessions.compactMap { $0["conversation"]?.string }).count == 3)
  }

  @Test func aForkAtAPromptKnowsOnlyWhatCameBefore() async throws {
    let bench = CommandBench()
    for text in ["the river is the Tay", "the river is the Spey", "the river is the Dee"] {
      _ = try await bench.run("ask", "-s", "fox", text)
    }
    let source = try await bench.run("show", "fox", "--json").output
    let prompts = try await bench.run("fork", "fox", "--list", "--json").json()
    #expect(prompts.array?.map { $0["number"]?.int } == [1, 2, 3])
    #expect(prompts[1]?["text"]?.string == "the river is the Spey")
    #expect(try await bench.run("fork", "fox", "owl", "--at", "Spey").output == "owl\n")
    #expect(try await bench.run("ask", "-s", "owl", "what is the river?").output == "The river is the Tay.\n")
    let blocks = try await bench.run("show", "owl", "--json").json()["blocks"]?.array ?? []
    #expect(!blocks.contains { $0["text"]?.string?.contains("Spey") ?? false })
    // A fork of the fork, at a prompt that both have, and one with nothing before it.
    #expect(try await bench.run("fork", "owl", "elk", "--at", "2").output == "elk\n")
    #expect(try await bench.run("ask", "-s", "elk", "what is the river?").output == "The river is the Tay.\n")
    #expect(try await bench.run("fork", "fox", "ant", "--at", "1").code == 0)
    #expect(try await bench.run("ask", "-s", "ant", "what is the river?").output != "The river is the Tay.\n")
    #expect(try await bench.run("show", "fox", "--json").output == source)
    for wrong in ["4", "0", "the river", "Nile"] {
      #expect(try await bench.run("fork", "fox", "--at", wrong).code == 2, "\(wrong)")
    }
    _ = try await bench.run("clear", "fox")
    #expect(try await bench.run("fork", "fox", "--at", "1").errors.contains("knows no prompt"))
  }

  @Test func goesBackToBeforeAPrompt() async throws {
    let bench = CommandBench()
    for text in ["the river is the Tay", "the river is the Spey", "the river is the Dee"] {
      _ = try await bench.run("ask", "-s", "fox", text)
    }
    let dry = try await bench.run("rewind", "fox", "--to", "Spey", "--dry-run")
    #expect(dry.output.contains("Before prompt 2: the river is the Spey") && dry.output.contains("No file has changed"))
    #expect(try await bench.run("ask", "-s", "fox", "what is the river?").output == "The river is the Dee.\n")
    // Nobody is there to say yes.
    #expect(try await bench.run("rewind", "fox", "--to", "2").code == 2)
    let done = try await bench.run("rewind", "fox", "--to", "2", "--yes", "--json").json()
    #expect(done["done"]?.bool == true && done["prompt"]?["number"]?.int == 2)
    #expect(try await bench.run("ask", "-s", "fox", "what is the river?").output == "The river is the Tay.\n")
    let blocks = try await bench.run("show", "fox", "--json").json()["blocks"]?.array ?? []
    #expect(blocks.contains { $0["text"]?.string == "the river is the Dee" })
    let left = try await bench.run("rewind", "fox", "--list", "--json").json().array ?? []
    #expect(left.compactMap { $0["text"]?.string } == ["the river is the Tay", "what is the river?"])
    #expect(try await bench.run("rewind", "fox", "--to", "Dee", "--yes").code == 2)
    #expect(try await bench.run("rewind", "fix").code == 3)
  }

  @Test func anArchivedSessionIsKeptOutOfTheList() async throws {
    let bench = CommandBench()
    _ = try await bench.run("ask", "-s", "fox", "the river is the Tay")
    _ = try await bench.run("new", "owl")
    #expect(try await bench.run("archive", "fox").code == 0)
    #expect(try await bench.run("list", "--count").output == "1\n")
    #expect(try await bench.run("list", "--archived", "--json").json()[0]?["name"]?.string == "fox")
    #expect(try await bench.run("new", "fox").code == 1)
    #expect(try await bench.run("restore", "fox").output == "fox\n")
    #expect(try await bench.run("list", "--count").output == "2\n")
    _ = try await bench.run("archive", "fox")
    #expect(try await bench.run("ask", "-s", "fox", "what is the river?").output == "The river is the Tay.\n")
    #expect(try await bench.run("list", "--count").output == "2\n")
  }
}
