import Conversation
import Testing

@Suite struct PromptPlaceTests {
  private func blocks(_ contents: Block.Content...) -> [Block] {
    contents.enumerated().map { index, content in
      Block(id: BlockID(Int64(index + 1)), time: Timestamp(milliseconds: 5), content: content)
    }
  }

  private func prompt(_ id: PromptID, _ delivery: Prompt.Delivery = .taken) -> Block.Content {
    .prompt(Prompt(id: id, text: id.rawValue, delivery: delivery))
  }

  @Test func promptsAreCountedAndKnowTheOneBefore() {
    let places = blocks(
      prompt("a"), .text(TextBlock(text: "x", ending: .complete)), prompt("b"), prompt("c", .waiting),
      prompt("d", .uncertain)
    ).promptPlaces
    #expect(places.map(\.id) == ["a", "b", "d"])
    #expect(places.map(\.number) == [1, 2, 3])
    #expect(places.map(\.previous) == [nil, "a", "b"])
    #expect(places.map(\.block) == [BlockID(1), BlockID(3), BlockID(5)])
  }

  @Test func whatTheAgentForgotIsLeftOut() {
    let rewound = Notice(.info, .rewound, "back", since: BlockID(2))
    let places = blocks(prompt("a"), prompt("b"), prompt("c"), .notice(rewound), prompt("d")).promptPlaces
    #expect(places.map(\.id) == ["a", "d"])
    #expect(places.map(\.number) == [1, 2])
    #expect(places.map(\.previous) == [nil, "a"])
    for kind in [Notice.Kind.cleared, .startedAfresh] {
      #expect(blocks(prompt("a"), .notice(Notice(.info, kind, "")), prompt("b")).promptPlaces.map(\.id) == ["b"])
    }
  }

  @Test func aSubAgentsPromptIsNone() {
    let block = Block(id: BlockID(1), time: Timestamp(milliseconds: 0), parent: "call", content: prompt("a"))
    #expect([block].promptPlaces.isEmpty)
  }
}
