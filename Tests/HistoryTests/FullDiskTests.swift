import Conversation
import Foundation
import Synchronization
import Testing

@testable import History

/// A disk that is full or cannot be written: what is said is kept in memory and written when there is room.
@Suite(
  .serialized, .timeLimit(.minutes(1)),
  .enabled(if: SmallDisk.isPossible, "a small file system has to be mounted, as root or with unshare -r -m")
) struct FullDiskTests {
  private let disk: SmallDisk
  private let session = SessionID.random()
  private let reports = RecoveringStoreTests.Reports()

  init() throws { disk = try SmallDisk() }

  private func recovering(_ kind: StoreKind) -> RecoveringStore {
    let path = disk.path + "/history"
    return RecoveringStore(
      retryInterval: .zero, report: { [reports] in reports.add($0) },
      open: { () async throws(HistoryProblem) -> any HistoryStore in
        kind == .files ? try await FilesStore.open(folder: path) : try await SQLiteStore.open(folder: path)
      })
  }

  /// What a store reads that is opened anew.
  private func stored(_ kind: StoreKind) async throws -> [Block] {
    let store = recovering(kind)
    let blocks = try await store.blocks(of: session, before: nil, count: 1000).blocks
    await store.close()
    return blocks
  }

  private let words = String(repeating: "words that need room ", count: 100)

  @Test(arguments: [StoreKind.files, .sqlite]) func whatFindsNoRoomIsWrittenLater(_ kind: StoreKind) async throws {
    let store = recovering(kind)
    await store.commit([.session(record("a", id: session)), put(session, text(1, "first"))], isDurable: true)
    try disk.fill()
    var expected = [text(1, "first")]
    for id in Int64(2)...40 {
      await store.commit([put(session, text(id, "", .streaming)), grow(session, id, words)], isDurable: false)
      await store.commit([put(session, text(id, words))], isDurable: true)
      expected.append(text(id, words))
      #expect(try await store.blocks(of: session, before: nil, count: 1000).blocks == expected)
    }
    #expect(reports.all.count == 1 && reports.all[0] != nil, "\(reports.all)")
    #expect(await store.unwritten > 0)

    try disk.makeRoom()
    await store.commit([put(session, text(41, "last"))], isDurable: true)
    expected.append(text(41, "last"))
    #expect(reports.all.last == .some(nil))
    #expect(await store.unwritten == 0)
    await store.close()
    #expect(try await stored(kind) == expected)
  }

  /// Room for a part only: what was written half is not there twice, nor half.
  @Test(arguments: [StoreKind.files, .sqlite], [4096, 8192, 20480, 40960])
  func aHalfWrittenCommitIsWrittenOnce(_ kind: StoreKind, room: Int) async throws {
    let store = recovering(kind)
    var expected: [Block] = []
    await store.commit([.session(record("a", id: session))], isDurable: true)
    try disk.fill(leaving: room)
    for id in Int64(1)...40 {
      await store.commit([put(session, text(id, words)), grow(session, id, ".!")], isDurable: true)
      expected.append(text(id, words + ".!"))
    }
    #expect(reports.all.contains { $0 != nil })
    #expect(try await store.blocks(of: session, before: nil, count: 1000).blocks == expected)
    try disk.makeRoom()
    await store.close()
    #expect(reports.all.last == .some(nil))
    #expect(try await stored(kind) == expected)
  }

  @Test(arguments: [StoreKind.files, .sqlite]) func aDiskThatCannotBeWritten(_ kind: StoreKind) async throws {
    let first = recovering(kind)
    await first.commit([.session(record("a", id: session)), put(session, text(1, "first"))], isDurable: true)
    await first.close()
    try disk.setReadOnly(true)
    let store = recovering(kind)
    #expect(try await store.sessions().map(\.name) == ["a"])
    await store.commit([put(session, text(2, "second"))], isDurable: true)
    #expect(try await store.blocks(of: session, before: nil, count: 9).blocks == [text(1, "first"), text(2, "second")])
    #expect(reports.all.count == 1 && reports.all[0] != nil, "\(reports.all)")
    try disk.setReadOnly(false)
    await store.commit([put(session, text(3, "third"))], isDurable: true)
    #expect(reports.all.last == .some(nil))
    await store.close()
    #expect(try await stored(kind) == [text(1, "first"), text(2, "second"), text(3, "third")])
  }
}
