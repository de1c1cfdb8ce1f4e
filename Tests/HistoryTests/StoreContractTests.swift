import Conversation
import Testing

@testable import History

/// What every store promises.
@Suite struct StoreContractTests {
  let folder = Folder()
  let session = SessionID.random()

  private func all(_ store: any HistoryStore, _ session: SessionID) async throws -> [Block] {
    try await store.blocks(of: session, before: nil, count: 1_000_000).blocks
  }

  @Test(arguments: StoreKind.allCases)
  func readsBackEveryBlockAsItWas(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    try await store.commit(everyBlock.map { put(session, $0) }, isDurable: true)
    let blocks = try await all(store, session)
    #expect(blocks == everyBlock)
    for (block, original) in zip(blocks, everyBlock) { #expect(isSameText(block, original)) }
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func readsBackEverySettingOfASession(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    let full = fullRecord
    try await store.commit([.session(full)], isDurable: true)
    #expect(try await store.sessions() == [full])
    let plain = record("plain", id: full.id)
    try await store.commit([.session(plain)], isDurable: false)
    #expect(try await store.sessions() == [plain])
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func oneSessionIsReadLikeAllAndNotWhereItIsInTheTrash(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    let full = fullRecord
    let other = record("other")
    try await store.commit([.session(full), .session(other), put(other.id, text(7, "a"))], isDurable: true)
    for listed in try await store.sessions() { #expect(try await store.session(listed.id) == listed) }
    #expect(try await store.session(other.id)?.nextBlock == BlockID(8))
    #expect(try await store.session(.random()) == nil)
    try await store.commit([.trash(other.id, at: moment(1))], isDurable: true)
    #expect(try await store.session(other.id) == nil)
    try await store.commit([.restore(other.id)], isDurable: true)
    #expect(try await store.session(other.id)?.name == "other")
    try await store.commit([.purge(other.id)], isDurable: true)
    #expect(try await store.session(other.id) == nil)
    #expect(try await store.session(full.id) == full)
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func growsTextAcrossCommits(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    try await store.commit([put(session, text(1, "a", .streaming)), grow(session, 1, "b")], isDurable: false)
    try await store.commit([grow(session, 1, "e")], isDurable: false)
    try await store.commit([grow(session, 1, "\u{301}\0"), grow(session, 1, "")], isDurable: false)
    #expect(try await all(store, session) == [text(1, "abe\u{301}\0", .streaming)])
    try await store.commit([put(session, text(1, "done")), grow(session, 1, "!")], isDurable: true)
    #expect(try await all(store, session) == [text(1, "done!")])
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func growsOnlyWhatTheAgentWrites(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    let call = ToolCall(id: ToolCallID("t"), name: "Bash", input: "{", output: "out")
    let notice = Block(id: BlockID(2), time: moment(0), content: .notice(Notice(.info, .other, "n")))
    try await store.commit(
      [put(session, Block(id: BlockID(1), time: moment(0), content: .tool(call))), put(session, notice)],
      isDurable: true)
    try await store.commit([grow(session, 1, "}"), grow(session, 2, "x"), grow(session, 9, "x")], isDurable: true)
    var grown = call
    grown.input = "{}"
    #expect(
      try await all(store, session) == [Block(id: BlockID(1), time: moment(0), content: .tool(grown)), notice])
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func removesBlocks(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    try await store.commit((1...5).map { put(session, text($0, "\($0)", .streaming)) }, isDurable: true)
    try await store.commit([grow(session, 3, "more")], isDurable: false)
    try await store.commit(
      [.transcript(session, .remove([BlockID(2), BlockID(3), BlockID(7)]))], isDurable: true)
    #expect(try await all(store, session).map(\.id.rawValue) == [1, 4, 5])
    // The text that the removed block had must not come back with a new one.
    try await store.commit([put(session, text(3, "new"))], isDurable: true)
    #expect(try await all(store, session)[1] == text(3, "new"))
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func answersWindowsAtEveryBoundary(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    let ids: [Int64] = [2, 3, 5, 8, 13]
    try await store.commit(ids.map { put(session, text($0, "")) }, isDurable: true)
    try await store.commit([put(.random(), text(1, "another session"))], isDurable: true)
    for before in [nil, 1, 2, 3, 4, 8, 13, 14, Int64.max] as [Int64?] {
      for count in [0, 1, 2, 4, 5, 6, Int.max] {
        let older = before.map { limit in ids.filter { $0 < limit } } ?? ids
        let window = try await store.blocks(of: session, before: before.map { BlockID($0) }, count: count)
        #expect(window.blocks.map(\.id.rawValue) == older.suffix(count), "before \(before ?? -1), \(count)")
        #expect(window.hasEarlier == (older.count > count), "before \(before ?? -1), \(count)")
      }
    }
    #expect(
      try await store.blocks(of: .random(), before: nil, count: 9) == HistoryWindow(blocks: [], hasEarlier: false))
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func listsSessionsByPlace(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    let records = [record("c", place: 2), record("a", place: 0), record("b", place: 1)]
    try await store.commit(records.map { .session($0) }, isDurable: true)
    #expect(try await store.sessions().map(\.name) == ["a", "b", "c"])
    var moved = records[0]
    moved.place = -1
    try await store.commit([.session(moved)], isDurable: true)
    #expect(try await store.sessions().map(\.name) == ["c", "a", "b"])
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func keepsTheTrashUntilItIsPurged(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    let records = [record("a"), record("b", place: 1), record("c", place: 2)]
    let gone = records[1].id
    try await store.commit(records.map { .session($0) } + [put(gone, text(1, "kept"))], isDurable: true)
    try await store.commit([.trash(gone, at: moment(70)), .trash(.random(), at: moment(71))], isDurable: true)
    // What comes late does not bring it back.
    try await store.commit([.session(records[1])], isDurable: true)
    #expect(try await store.sessions().map(\.name) == ["a", "c"])
    #expect(try await store.trashed().map(\.record.id) == [gone])
    #expect(try await store.trashed().map(\.at) == [moment(70)])
    #expect(try await all(store, gone) == [text(1, "kept")])
    try await store.commit([.restore(gone), .trash(records[0].id, at: moment(80))], isDurable: true)
    #expect(try await store.sessions().map(\.name) == ["b", "c"])
    try await store.commit([.purge(gone), .purge(records[0].id)], isDurable: true)
    #expect(try await store.sessions().map(\.name) == ["c"])
    #expect(try await store.trashed().isEmpty)
    #expect(try await all(store, gone).isEmpty)
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func keepsBlocksThatComeBeforeTheirSession(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    try await store.commit([put(session, text(7, "early"))], isDurable: true)
    #expect(try await store.sessions().isEmpty)
    try await store.commit([.session(record("late", id: session))], isDurable: true)
    #expect(try await all(store, session) == [text(7, "early")])
    // And no block is ever given a number that is taken.
    #expect(try await store.sessions().first?.nextBlock == BlockID(8))
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func readsOnlyAWindowOfALongTranscript(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    for start in stride(from: Int64(1), through: 100_000, by: 10_000) {
      try await store.commit((start..<start + 10_000).map { put(session, text($0, "block \($0)")) }, isDurable: false)
    }
    let clock = ContinuousClock()
    var window = HistoryWindow(blocks: [], hasEarlier: false)
    let time = try await clock.measure {
      window = try await store.blocks(of: session, before: BlockID(50_001), count: 200)
    }
    #expect(window.blocks.map(\.id.rawValue) == Array(49_801...50_000))
    #expect(window.hasEarlier)
    #expect(time < .milliseconds(500), "a window must not read the whole transcript")
    await store.close()
  }

  @Test(arguments: StoreKind.allCases)
  func commitsOfManySessionsAtOnceKeepTheirOrder(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    let sessions = (0..<20).map { _ in SessionID.random() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for session in sessions {
        group.addTask {
          try await store.commit([put(session, text(1, "", .streaming))], isDurable: true)
          for step in 0..<20 { try await store.commit([grow(session, 1, "\(step) ")], isDurable: false) }
        }
      }
      try await group.waitForAll()
    }
    let expected = text(1, (0..<20).map { "\($0) " }.joined(), .streaming)
    for session in sessions { #expect(try await all(store, session) == [expected]) }
    await store.close()
  }
}
