import Testing

@testable import Conversation

@Suite struct TranscriptTests {
  private func text(_ id: Int64, _ words: String) -> Block {
    Block(id: BlockID(id), time: Timestamp(milliseconds: id), content: .text(TextBlock(text: words)))
  }

  @Test func growsTheNamedBlockOnly() {
    var transcript = Transcript(blocks: [text(1, "a"), text(2, "b")])
    transcript.apply(.grow(BlockID(1), "!"))
    #expect(transcript.blocks == [text(1, "a!"), text(2, "b")])
  }

  @Test func putReplacesOrAddsInOrder() {
    var transcript = Transcript()
    transcript.apply(.put(text(3, "c")))
    transcript.apply(.put(text(1, "a")))
    transcript.apply(.put(text(3, "C")))
    #expect(transcript.blocks == [text(1, "a"), text(3, "C")])
    #expect(transcript.nextID == BlockID(4))
  }

  @Test func removesWithdrawnBlocks() {
    var transcript = Transcript(blocks: [text(1, "a"), text(2, "b"), text(3, "c")])
    transcript.apply(.remove([BlockID(2), BlockID(9)]))
    #expect(transcript.blocks.map(\.id) == [BlockID(1), BlockID(3)])
  }

  @Test func aBlockBeforeTheLoadedStretchStaysOut() {
    var transcript = Transcript(blocks: [text(5, "e")], hasEarlier: true)
    transcript.apply(.put(text(2, "b")))
    transcript.apply(.grow(BlockID(2), "x"))
    #expect(transcript.blocks == [text(5, "e")])
    transcript.prepend([text(2, "b"), text(5, "old")], hasEarlier: false)
    #expect(transcript.blocks == [text(2, "b"), text(5, "e")])
    #expect(!transcript.hasEarlier)
  }

  @Test func aNewerViewKeepsWhatWasLoadedBeforeIt() {
    let loaded = Transcript(blocks: [text(1, "a"), text(2, "b"), text(3, "c")])
    let view = Transcript(blocks: [text(3, "C"), text(4, "d")], hasEarlier: true)
    #expect(loaded.continued(by: view) == Transcript(blocks: [text(1, "a"), text(2, "b"), text(3, "C"), text(4, "d")]))
    let far = Transcript(blocks: [text(9, "i")], hasEarlier: true)
    #expect(loaded.continued(by: far) == far)
    #expect(loaded.continued(by: Transcript()) == Transcript())
  }

  @Test func identifiersAreVersionFourUUIDs() {
    let id = SessionID.random().rawValue
    let parts = id.split(separator: "-").map(\.count)
    #expect(parts == [8, 4, 4, 4, 12])
    #expect(Array(id)[14] == "4")
    #expect("89ab".contains(Array(id)[19]))
    #expect(SessionID.random() != SessionID.random())
  }
}
