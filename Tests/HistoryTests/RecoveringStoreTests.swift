import Conversation
import Foundation
import Synchronization
import Testing

@testable import History

@Suite struct RecoveringStoreTests {
  let folder = Folder()
  let session = SessionID.random()
  let reports = Reports()

  final class Reports: Sendable {
    private let list = Mutex<[HistoryProblem?]>([])
    func add(_ problem: HistoryProblem?) { list.withLock { $0.append(problem) } }
    var all: [HistoryProblem?] { list.withLock { $0 } }
  }

  private func recovering(_ inner: SQLiteStore, retryInterval: Duration = .zero) -> RecoveringStore {
    RecoveringStore(
      retryInterval: retryInterval, report: { [reports] in reports.add($0) },
      open: { () throws(HistoryProblem) in inner })
  }

  @Test func keepsWhatCannotBeWrittenAndWritesItLater() async throws {
    let inner = try await SQLiteStore.open(folder: folder.path)
    let store = recovering(inner)
    let first = record("first", id: session)
    await store.commit([.session(first)] + (1...5).map { put(session, text($0, "\($0)", .streaming)) }, isDurable: true)
    await store.commit([grow(session, 5, "+")], isDurable: false)
    try await inner.execute("PRAGMA query_only=1")
    let problem = HistoryProblem.cannotWrite(path: folder.database, reason: "it is read-only")
    let second = record("second", place: -1)
    await store.commit([grow(session, 5, "+")], isDurable: false)
    await store.commit([.session(second), put(second.id, text(1, "new"))], isDurable: true)
    await store.commit([.transcript(session, .remove([BlockID(2), BlockID(4)]))], isDurable: true)
    await store.commit([put(session, text(6, "six"))], isDurable: true)
    #expect(reports.all == [problem])
    #expect(await store.unwritten == 5)
    // All of it is there to read, window by window.
    #expect(try await store.sessions().map(\.name) == ["second", "first"])
    #expect(try await store.session(second.id)?.name == "second")
    let ids: [Int64] = [1, 3, 5, 6]
    for before in [nil, 1, 3, 4, 6, 7] as [Int64?] {
      for count in 0...5 {
        let older = before.map { limit in ids.filter { $0 < limit } } ?? ids
        let window = try await store.blocks(of: session, before: before.map { BlockID($0) }, count: count)
        #expect(window.blocks.map(\.id.rawValue) == older.suffix(count))
        #expect(window.hasEarlier == (older.count > count))
      }
    }
    #expect(try await store.blocks(of: session, before: BlockID(6), count: 1).blocks == [text(5, "5++", .streaming)])
    #expect(try await store.blocks(of: second.id, before: nil, count: 5).blocks == [text(1, "new")])

    try await inner.execute("PRAGMA query_only=0")
    await store.commit([grow(session, 5, "!")], isDurable: true)
    #expect(reports.all == [problem, nil])
    #expect(await store.unwritten == 0)
    await store.close()
    let again = try await SQLiteStore.open(folder: folder.path)
    #expect(try await again.sessions().map(\.name) == ["second", "first"])
    let blocks = try await again.blocks(of: session, before: nil, count: 9).blocks
    #expect(blocks.map(\.id.rawValue) == ids)
    #expect(blocks[2] == text(5, "5++!", .streaming))
    await again.close()
  }

  @Test func goesOnWithoutAFileAndWritesItWhenThereIsOne() async throws {
    let path = folder.path
    try Data("garbage".utf8).write(to: URL(fileURLWithPath: folder.database))
    let store = RecoveringStore(
      retryInterval: .zero, report: { [reports] in reports.add($0) },
      open: { () throws(HistoryProblem) in try await SQLiteStore.open(folder: path) })
    #expect(try await store.sessions().isEmpty)
    let record = record("a", id: session)
    await store.commit([.session(record), put(session, text(1, "a"))], isDurable: true)
    #expect(try await store.sessions().map(\.id) == [session])
    #expect(try await store.blocks(of: session, before: nil, count: 5).blocks == [text(1, "a")])
    #expect(reports.all.count == 1)
    try FileManager.default.moveItem(atPath: folder.database, toPath: folder.file("garbage"))
    await store.close()
    #expect(reports.all.last == .some(nil))
    let again = try await SQLiteStore.open(folder: path)
    #expect(try await again.blocks(of: session, before: nil, count: 5).blocks == [text(1, "a")])
    await again.close()
  }

  @Test func streamedTextDoesNotTryAgainAtOnce() async throws {
    let inner = try await SQLiteStore.open(folder: folder.path)
    let store = recovering(inner, retryInterval: .seconds(3600))
    try await inner.execute("PRAGMA query_only=1")
    await store.commit([put(session, text(1, "", .streaming))], isDurable: false)
    try await inner.execute("PRAGMA query_only=0")
    await store.commit([grow(session, 1, "a")], isDurable: false)
    #expect(await store.unwritten == 2)
    await store.commit([grow(session, 1, "b")], isDurable: true)
    #expect(await store.unwritten == 0)
    #expect(try await inner.blocks(of: session, before: nil, count: 1).blocks == [text(1, "ab", .streaming)])
    await store.close()
  }
}
