import Conversation
import Foundation
import Testing

@testable import History

/// What a store on disk promises beyond the contract.
@Suite struct SQLiteStoreTests {
  let folder = Folder()
  let session = SessionID.random()

  private func all(_ store: any HistoryStore) async throws -> [Block] {
    try await store.blocks(of: session, before: nil, count: 1000).blocks
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  @Test func isThereAgainAfterClosing() async throws {
    let full = fullRecord
    let first = try await SQLiteStore.open(folder: folder.path)
    try await first.commit([.session(full), put(session, text(1, "a", .streaming))], isDurable: true)
    try await first.commit([grow(session, 1, "b")], isDurable: false)
    await first.close()
    await #expect(throws: HistoryProblem.self) { try await first.sessions() }
    let second = try await SQLiteStore.open(folder: folder.path)
    #expect(try await second.sessions() == [full])
    #expect(try await all(second) == [text(1, "ab", .streaming)])
    await second.close()
  }

  @Test func `a file that was moved away is not written until it is back`() async throws {
    let store = try await SQLiteStore.open(folder: folder.path)
    let path = folder.file(SQLiteStore.fileName)
    try await store.commit([put(session, text(1, "a"))], isDurable: true)
    #expect(rename(path, path + ".away") == 0)
    await #expect(throws: HistoryProblem.cannotWrite(path: path, reason: "it was moved or removed; put it back")) {
      try await store.commit([put(session, text(2, "b"))], isDurable: true)
    }
    // Nor is another file in its place taken for it.
    #expect(FileManager.default.createFile(atPath: path, contents: Data()))
    await #expect(throws: HistoryProblem.self) { try await store.commit([put(session, text(2, "b"))], isDurable: true) }
    #expect(rename(path + ".away", path) == 0)
    try await store.commit([put(session, text(2, "b"))], isDurable: true)
    #expect(try await all(store).count == 2)
    await store.close()
  }

  @Test func anotherStoreOnTheSameFileSeesWhatWasCommitted() async throws {
    let first = try await SQLiteStore.open(folder: folder.path)
    let second = try await SQLiteStore.open(folder: folder.path)
    try await first.commit([put(session, text(1, "a", .streaming)), grow(session, 1, "b")], isDurable: false)
    #expect(try await all(second) == [text(1, "ab", .streaming)])
    try await second.commit([put(session, text(2, "c"))], isDurable: true)
    #expect(try await all(first).count == 2)
    await first.close()
    #expect(try await all(second).count == 2)
    await second.close()
  }

  @Test func filesBelongToTheirOwnerOnly() async throws {
    let inner = folder.file("deep/er/")
    let old = umask(0)
    defer { umask(old) }
    let store = try await SQLiteStore.open(folder: inner)
    try await store.commit([put(session, text(1, "a"))], isDurable: true)
    #expect(try folder.mode(folder.file("deep")) == 0o700)
    #expect(try folder.mode(inner) == 0o700)
    for suffix in ["", "-wal", "-shm"] {
      #expect(try folder.mode(inner + "/" + SQLiteStore.fileName + suffix) == 0o600, "\(suffix)")
    }
    await store.close()
    chmod(inner + "/" + SQLiteStore.fileName, 0o644)
    let again = try await SQLiteStore.open(folder: inner)
    #expect(try folder.mode(inner + "/" + SQLiteStore.fileName) == 0o600)
    await again.close()
  }

  @Test func aCommitIsAllOrNothing() async throws {
    let store = try await SQLiteStore.open(folder: folder.path)
    try await store.commit([put(session, text(1, "a"))], isDurable: true)
    try await store.execute("CREATE TRIGGER refuse BEFORE INSERT ON sessions BEGIN SELECT raise(ABORT, 'no'); END")
    let stranger = SessionID.random()
    await #expect(throws: HistoryProblem.self) {
      try await store.commit([put(session, text(2, "b")), put(stranger, text(1, "c"))], isDurable: true)
    }
    #expect(try await all(store) == [text(1, "a")])
    // The failed commit left nothing behind that would spoil the next.
    try await store.execute("DROP TRIGGER refuse")
    try await store.commit([put(stranger, text(1, "c")), put(session, text(2, "b"))], isDurable: true)
    #expect(try await all(store).count == 2)
    #expect(try await store.blocks(of: stranger, before: nil, count: 9).blocks == [text(1, "c")])
    await store.close()
  }

  @Test func aFullDiskIsSaidAndCostsNothingOld() async throws {
    let store = try await SQLiteStore.open(folder: folder.path)
    try await store.commit([put(session, text(1, "a"))], isDurable: true)
    try await store.execute("PRAGMA max_page_count=1")
    let big = put(session, text(2, String(repeating: "x", count: 100_000)))
    await #expect(throws: HistoryProblem.cannotWrite(path: folder.database, reason: "the disk is full")) {
      try await store.commit([big], isDurable: true)
    }
    #expect(try await all(store) == [text(1, "a")])
    try await store.execute("PRAGMA max_page_count=1000000")
    try await store.commit([big], isDurable: true)
    #expect(try await all(store).count == 2)
    await store.close()
  }

  @Test func aFileThatCannotBeWrittenIsSaid() async throws {
    let store = try await SQLiteStore.open(folder: folder.path)
    try await store.execute("PRAGMA query_only=1")
    await #expect(throws: HistoryProblem.cannotWrite(path: folder.database, reason: "it is read-only")) {
      try await store.commit([put(session, text(1, "a"))], isDurable: true)
    }
    await store.close()
  }

  @Test func aFolderThatCannotBeMadeIsSaid() async throws {
    // Not even root makes a folder there.
    await #expect(throws: HistoryProblem.self) { try await SQLiteStore.open(folder: "/proc/skein/history") }
    try Data("file".utf8).write(to: URL(fileURLWithPath: folder.file("file")))
    await #expect(throws: HistoryProblem.self) { try await SQLiteStore.open(folder: folder.file("file")) }
    #expect(try bytes(folder.file("file")) == Data("file".utf8))
    try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: false)
    await #expect(throws: HistoryProblem.cannotOpen(path: folder.database, reason: "it is not a file")) {
      try await SQLiteStore.open(folder: folder.path)
    }
  }

  @Test(arguments: ["x", "xy", "not a database, " + String(repeating: "x", count: 5000)])
  func aFileOfAnotherKindIsLeftAsItIs(_ content: String) async throws {
    try Data(content.utf8).write(to: URL(fileURLWithPath: folder.database))
    await #expect(throws: HistoryProblem.notAHistory(path: folder.database, reason: "it is no SQLite file")) {
      try await SQLiteStore.open(folder: folder.path)
    }
    #expect(try bytes(folder.database) == Data(content.utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [SQLiteStore.fileName])
  }

  @Test func theDatabaseOfAnotherProgramIsLeftAsItIs() async throws {
    try await StoreFixture.make(folder.database, "PRAGMA user_version=1; CREATE TABLE theirs(a)")
    let before = try bytes(folder.database)
    await #expect(throws: HistoryProblem.self) { try await SQLiteStore.open(folder: folder.path) }
    #expect(try bytes(folder.database) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [SQLiteStore.fileName])
  }

  @Test(arguments: [true, false])
  func theFileOfANewerSkeinIsLeftAsItIs(isInLogOnly: Bool) async throws {
    let newer = try await SQLiteStore.open(folder: folder.path)
    try await newer.commit([put(session, text(1, "a"))], isDurable: true)
    try await newer.execute("PRAGMA user_version=1000")
    let copy = Folder()
    if isInLogOnly {
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: folder.database + suffix, toPath: copy.database + suffix)
      }
    }
    await newer.close()
    if !isInLogOnly { try FileManager.default.copyItem(atPath: folder.database, toPath: copy.database) }
    let before = try bytes(copy.database)
    await #expect(throws: HistoryProblem.newer(path: copy.database, version: 1000)) {
      try await SQLiteStore.open(folder: copy.path)
    }
    #expect(try bytes(copy.database) == before)
  }

  @Test func aDamagedFileIsSaidAndNeverWrittenAgain() async throws {
    let first = try await SQLiteStore.open(folder: folder.path)
    try await first.commit((1...500).map { put(session, text($0, "word \($0)")) }, isDurable: true)
    await first.close()
    var content = try bytes(folder.database)
    content.replaceSubrange(4096..<content.count, with: Data(repeating: 0xA5, count: content.count - 4096))
    try content.write(to: URL(fileURLWithPath: folder.database))
    let store = try await SQLiteStore.open(folder: folder.path)
    await #expect {
      try await store.commit([put(session, text(501, "new"))], isDurable: true)
    } throws: { error in
      if case HistoryProblem.notAHistory = error { true } else { false }
    }
    await store.close()
    #expect(try bytes(folder.database) == content)
  }

  @Test func purgedWordsAreInNoFile() async throws {
    let store = try await SQLiteStore.open(folder: folder.path)
    try await store.commit(
      [.session(record("hush-name", id: session)), put(session, text(1, "hush-text", .streaming))], isDurable: true)
    try await store.commit([grow(session, 1, "hush-growth")], isDurable: false)
    try await store.commit([.purge(session)], isDurable: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      #expect(try bytes(folder.file(name)).range(of: Data("hush-".utf8)) == nil, "\(name)")
    }
    await store.close()
  }

  @Test func anOldFileIsBroughtUpToDate() async throws {
    let sql = """
      PRAGMA application_id=\(Schema.applicationID); \(Schema.migrations[0].sql); PRAGMA user_version=1;
      PRAGMA journal_mode=WAL;
      INSERT INTO sessions(number,id,name,record) VALUES(1,'\(session.rawValue)','old','{}');
      INSERT INTO blocks(key,session,id,time,kind,text,detail)
      VALUES(1,1,1,1,'text','ol','{"ending":"complete"}'), (2,1,2,2,'hologram','words','{}');
      INSERT INTO growth VALUES(1,0,'d');
      """
    try await StoreFixture.make(folder.database, sql)
    let store = try await SQLiteStore.open(folder: folder.path)
    #expect(try await store.sessions().map(\.name) == ["old"])
    let blocks = try await all(store)
    #expect(blocks.first == text(1, "old"))
    // A kind that this Skein does not know keeps its words.
    #expect(blocks.last?.content == .notice(Notice(.warning, .storage, "words", detail: "{}")))
    await store.close()
  }

  @Test func migrationsAreTakenOnceAndTogether() throws {
    try StoreFile.makeFile(folder.database)
    let next = Schema.migrations + [Schema.Migration(name: "more", sql: "CREATE TABLE more(a INTEGER) STRICT")]
    let broken = next + [Schema.Migration(name: "broken", sql: "CREATE TABLE sessions(a)")]
    _ = try Connection.openHistory(path: folder.database)
    #expect(throws: HistoryProblem.self) {
      try Connection.openHistory(path: folder.database, migrations: broken)
    }
    let untouched = try Connection.openHistory(path: folder.database)
    #expect(try untouched.number("SELECT count(*) FROM sqlite_master WHERE name='more'") == 0)
    for _ in 0..<2 {
      let connection = try Connection.openHistory(path: folder.database, migrations: next)
      #expect(try connection.number("SELECT count(*) FROM more") == 0)
      #expect(try connection.number("PRAGMA user_version") == Int64(next.count))
    }
    #expect(throws: HistoryProblem.newer(path: folder.database, version: next.count)) {
      try Connection.openHistory(path: folder.database)
    }
  }
}

/// Makes database files that a store would not make.
enum StoreFixture {
  static func make(_ path: String, _ sql: String) async throws {
    try StoreFile.makeFile(path)
    try Connection(path: path).execute(sql)
  }
}
