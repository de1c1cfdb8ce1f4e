import Testing

@testable import SessionEngine

@Suite struct ReplyPartReaderTests {
  private func block(_ id: Int64, _ content: Block.Content, parent: ToolCallID? = nil) -> SessionUpdate {
    .transcript(.put(Block(id: BlockID(id), time: Timestamp(milliseconds: 0), parent: parent, content: content)))
  }

  private func words(_ parts: [ReplyPart]) -> [String] {
    parts.map { part in
      switch part {
      case .text(let text): "+\(text)"
      case .retracted(let text): "-\(text)"
      case .block(let block): "block \(block.id.rawValue)"
      case .request: "request"
      case .finished: "finished"
      }
    }
  }

  @Test func onlyWhatFollowsThePromptIsPartOfTheReply() {
    var reader = ReplyPartReader(prompt: "two")
    #expect(reader.parts(of: block(1, .prompt(Prompt(id: "one", text: "same")))).isEmpty)
    #expect(reader.parts(of: block(2, .text(TextBlock(text: "first")))).isEmpty)
    #expect(reader.parts(of: .transcript(.grow(BlockID(2), " answer"))).isEmpty)
    #expect(reader.parts(of: block(3, .prompt(Prompt(id: "two", text: "same")))).isEmpty)
    #expect(words(reader.parts(of: block(4, .text(TextBlock(text: "sec"))))) == ["+sec"])
    #expect(words(reader.parts(of: .transcript(.grow(BlockID(4), "ond")))) == ["+ond"])
  }

  @Test func aBlockThatIsPutAgainAddsOnlyItsNewWords() {
    var reader = ReplyPartReader(prompt: "p")
    _ = reader.parts(of: block(1, .prompt(Prompt(id: "p", text: "p"))))
    _ = reader.parts(of: block(2, .text(TextBlock(text: "one"))))
    #expect(reader.parts(of: block(2, .text(TextBlock(text: "one", ending: .complete)))).isEmpty)
    #expect(words(reader.parts(of: block(2, .text(TextBlock(text: "one two"))))) == ["+ two"])
    #expect(words(reader.parts(of: block(2, .text(TextBlock(text: "three"))))) == ["-one two", "+three"])
    #expect(words(reader.parts(of: .transcript(.remove([BlockID(2)])))) == ["-three"])
  }

  @Test func whatASubAgentWritesIsABlockAndNoText() {
    var reader = ReplyPartReader(prompt: "p")
    _ = reader.parts(of: block(1, .prompt(Prompt(id: "p", text: "p"))))
    #expect(words(reader.parts(of: block(2, .text(TextBlock(text: "x")), parent: ToolCallID("t")))) == ["block 2"])
    #expect(reader.parts(of: .transcript(.grow(BlockID(2), "y"))).isEmpty)
  }
}
