import Conversation
import Foundation
import JSON
import Testing

@testable import History

@Suite struct SessionDocumentTests {
  private let full: SessionDocument

  init() {
    var record = fullRecord
    record.nextBlock = max(record.nextBlock, BlockID(Int64(everyBlock.count + 1)))
    full = SessionDocument(record: record, blocks: everyBlock)
  }

  @Test func readsBackAsItWas() throws {
    let bytes = full.bytes
    let read = try SessionDocument(parsing: bytes)
    #expect(read == full)
    #expect(read.bytes == bytes)
    for (block, original) in zip(read.blocks, full.blocks) { #expect(isSameText(block, original)) }
    #expect(try JSONSerialization.jsonObject(with: Data(bytes)) is [String: Any], "any reader of JSON takes it")
    let empty = SessionDocument(record: record("empty"), blocks: [])
    #expect(try SessionDocument(parsing: empty.bytes) == empty)
  }

  /// From every store into every other.
  @Test(arguments: StoreKind.allCases, StoreKind.allCases)
  func goesFromAnyStoreIntoAnyOther(_ from: StoreKind, _ to: StoreKind) async throws {
    let folders = [Folder(), Folder()]
    let source = try await from.make(in: folders[0])
    let growing = text(Int64(everyBlock.count + 1), "a", .streaming)
    try await source.add(full)
    try await source.commit(
      [put(full.record.id, growing), grow(full.record.id, growing.id.rawValue, hardText)], isDurable: false)
    let document = try #require(try await source.document(of: full.record.id))
    #expect(document.blocks.count == everyBlock.count + 1)
    let target = try await to.make(in: folders[1])
    try await target.add(try SessionDocument(parsing: document.bytes))
    let copy = try #require(try await target.document(of: full.record.id))
    #expect(copy.bytes == document.bytes)
    await source.close()
    await target.close()
    withExtendedLifetime(folders) {}
  }

  @Test func alsoLongOnesAndThoseInTheTrash() async throws {
    let store = MemoryStore()
    let document = SessionDocument(
      record: record("long"), blocks: (1...5001).map { text($0 * 3, "block \($0)") })
    try await store.add(document)
    await store.commit([.trash(document.record.id, at: moment(1))], isDurable: true)
    #expect(try await store.document(of: document.record.id)?.blocks == document.blocks)
    #expect(try await store.document(of: .random()) == nil)
  }

  @Test(arguments: [
    "", "{}", "[1]", "{\"format\":\"skein-session\"}", "{\"format\":\"skein-session\",\"version\":1}",
    "{\"format\":\"skein-session\",\"version\":1,\"session\":{},\"blocks\":[]}",
    "{\"format\":\"skein-session\",\"version\":1,\"session\":{\"id\":\"a\"},\"blocks\":[{\"id\":2},{\"id\":1}]}",
    "{\"format\":\"skein-session\",\"version\":1,\"session\":{\"id\":\"a\"},\"blocks\":[{\"text\":\"a\"}]}",
  ])
  func whatIsNoDocumentIsRefused(_ text: String) {
    #expect {
      try SessionDocument(parsing: Array(text.utf8))
    } throws: { error in
      if case DocumentProblem.notADocument = error { true } else { false }
    }
  }

  @Test func aNewerVersionIsToldAndMoreMembersAreTaken() throws {
    let newer = JSONValue.object([JSONMember("format", "skein-session"), JSONMember("version", 2)])
    #expect(throws: DocumentProblem.newer(version: 2)) { try SessionDocument(parsing: newer.compactBytes) }
    let more = try SessionDocument(
      parsing: Array(
        #"{"format":"skein-session","version":1,"mood":"good","session":{"id":"a","name":"n"},"#.utf8)
        + Array(#""blocks":[{"id":4,"kind":"hologram","text":"words","shape":"round"}]}"#.utf8))
    #expect(more.record.nextBlock == BlockID(5))
    guard case .notice(let notice) = more.blocks[0].content else {
      Issue.record("no notice")
      return
    }
    #expect(notice.text == "words")
  }
}
