import Conversation
import Testing

@testable import History

/// What every store promises about what turns took.
@Suite struct SpendingContractTests {
  let folder = Folder()

  private func spending(_ session: SessionID, at time: Int64, _ model: String = "opus") -> Spending {
    var usage = Usage()
    usage.inputTokens = 1
    usage.outputTokens = 2
    usage.cacheReadTokens = 3
    usage.cacheWriteTokens = 4
    usage.cost = 1.0 / 3
    return Spending(session: session, time: moment(time), model: model, usage: usage)
  }

  @Test(arguments: StoreKind.allCases)
  func keepsWhatTurnsTook(_ kind: StoreKind) async throws {
    let store = try await kind.make(in: folder)
    let (one, two) = (record("one"), record("two"))
    let spent = [spending(one.id, at: 10, hardText), spending(two.id, at: 20), spending(one.id, at: 30, "")]
    try await store.commit([.session(one), .session(two)], isDurable: true)
    try await store.commit([.spent(spent[2]), .spent(spent[1])], isDurable: false)
    try await store.commit([.spent(spent[0]), put(one.id, text(1, "a"))], isDurable: true)
    #expect(try await store.spending(since: nil) == spent)
    #expect(try await store.spending(since: moment(20)) == Array(spent[1...]))
    try await store.commit([.trash(two.id, at: moment(40))], isDurable: true)
    #expect(try await store.spending(since: nil) == spent)
    try await store.commit([.purge(one.id)], isDurable: true)
    #expect(try await store.spending(since: nil) == [spent[1]])
    await store.close()
  }

  @Test func rewritingAFileKeepsIt() async throws {
    let session = record("fox")
    let spent = spending(session.id, at: 10)
    var store = try await FilesStore.open(folder: folder.path)
    try await store.commit([.session(session), .spent(spent)], isDurable: true)
    let long = String(repeating: "long ", count: 500_000)
    for _ in 1...3 { try await store.commit([put(session.id, text(1, long))], isDurable: true) }
    let size = try fileSize(session.id)
    await store.close()
    #expect(try fileSize(session.id) < size / 2)
    store = try await FilesStore.open(folder: folder.path)
    #expect(try await store.spending(since: nil) == [spent])
    #expect(try await store.spending(since: Timestamp(milliseconds: Timestamp.now().milliseconds + 60_000)).isEmpty)
    await store.close()
  }

  private func fileSize(_ session: SessionID) throws -> Int64 {
    try LockedFile.open("\(folder.path)/sessions/\(session.rawValue).jsonl", makes: false)?.size ?? 0
  }

  @Test func aHistoryFromBeforeGetsItsTable() async throws {
    try StoreFile.makeFolder(folder.path)
    try StoreFile.makeFile(folder.database)
    let session = record("fox")
    do {
      let old = try Connection.openHistory(path: folder.database, migrations: Array(Schema.migrations.prefix(2)))
      try old.put(session)
    }
    let store = try await SQLiteStore.open(folder: folder.path)
    #expect(try await store.sessions() == [session])
    try await store.commit([.spent(spending(session.id, at: 10))], isDurable: true)
    #expect(try await store.spending(since: nil).count == 1)
    await store.close()
  }
}
