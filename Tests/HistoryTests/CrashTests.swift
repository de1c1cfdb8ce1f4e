import Conversation
import Foundation
import Testing

@testable import History

/// What is left when a process ends in the middle.
@Suite struct CrashTests {
  let folder = Folder()
  let session = SessionID("5e551011-0000-4000-8000-000000000000")

  @Test func aKilledProcessLosesNothingItHadCommitted() async throws {
    let (path, session) = (folder.path, session)
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, id = session.rawValue as String] in
      let session = SessionID(id)
      let store = try await SQLiteStore.open(folder: path)
      try await store.commit([put(session, text(1, "", .streaming))], isDurable: true)
      for step in 0..<300 { try await store.commit([grow(session, 1, "\(step) ")], isDurable: false) }
      // Another commit is on its way when the end comes.
      async let unfinished: Void = store.commit((2...5000).map { put(session, text($0, "x")) }, isDurable: true)
      kill(getpid(), SIGKILL)
      try await unfinished
    }
    let store = try await SQLiteStore.open(folder: path)
    let window = try await store.blocks(of: session, before: nil, count: 10_000)
    #expect(window.blocks.first == text(1, (0..<300).map { "\($0) " }.joined(), .streaming))
    #expect([1, 5000].contains(window.blocks.count), "the unfinished commit is there whole or not at all")
    await store.close()
  }

  @Test func aTornLogCostsOnlyItsTornEnd() async throws {
    let store = try await SQLiteStore.open(folder: folder.path)
    for id in 1...50 { try await store.commit([put(session, text(Int64(id), "block \(id)"))], isDurable: true) }
    let log = try Data(contentsOf: URL(fileURLWithPath: folder.database + "-wal"))
    for cut in [0, 31, 33, 5000, log.count / 2, log.count - 4000, log.count - 1, log.count] {
      let copy = Folder()
      try FileManager.default.copyItem(atPath: folder.database, toPath: copy.database)
      var torn = log.prefix(cut)
      // Half-written: the last bytes are not what they should be.
      if cut > 200, cut < log.count { torn[cut - 100] ^= 0xFF }
      try Data(torn).write(to: URL(fileURLWithPath: copy.database + "-wal"))
      let survivor = try await SQLiteStore.open(folder: copy.path)
      let blocks = try await survivor.blocks(of: session, before: nil, count: 1000).blocks
      #expect(blocks == (0..<blocks.count).map { text(Int64($0 + 1), "block \($0 + 1)") }, "cut at \(cut)")
      if cut == log.count { #expect(blocks.count == 50) }
      if cut == log.count - 1 { #expect(blocks.count >= 48) }
      await survivor.close()
    }
    await store.close()
  }

  @Test func aDiskThatTakesNoMoreIsSaidAndCanRecover() async throws {
    await #expect(processExitsWith: .success) { [path = folder.path as String, id = session.rawValue as String] in
      let session = SessionID(id)
      let store = try await SQLiteStore.open(folder: path)
      try await store.commit([put(session, text(1, "old"))], isDurable: true)
      // Every write beyond a few pages fails, as on a full disk.
      signal(SIGXFSZ, SIG_IGN)
      var unlimited = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &unlimited)
      var limit = rlimit(rlim_cur: 200_000, rlim_max: unlimited.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let big = put(session, text(2, String(repeating: "x", count: 1_000_000)))
      await #expect {
        try await store.commit([big, put(session, text(3, "new"))], isDurable: true)
      } throws: { error in
        if case HistoryProblem.cannotWrite = error { true } else { false }
      }
      let kept = try await store.blocks(of: session, before: nil, count: 10).blocks
      #expect(kept == [text(1, "old")])
      limit = unlimited
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      try await store.commit([big, put(session, text(3, "new"))], isDurable: true)
      let all = try await store.blocks(of: session, before: nil, count: 10).blocks
      #expect(all.map(\.id.rawValue) == [1, 2, 3])
      await store.close()
    }
  }

  @Test func aFolderThatMayOnlyBeReadIsLeftAsItIs() async throws {
    let store = try await SQLiteStore.open(folder: folder.path)
    try await store.commit([put(session, text(1, "old"))], isDurable: true)
    await store.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.database))
    chmod(folder.database, 0o444)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    await #expect(processExitsWith: .success) { [path = folder.path as String, id = session.rawValue as String] in
      // Root may write everywhere.
      if getuid() == 0 { setuid(65534) }
      await #expect(throws: HistoryProblem.self) {
        let store = try await SQLiteStore.open(folder: path)
        try await store.commit([put(SessionID(id), text(2, "new"))], isDurable: true)
      }
      await #expect(throws: HistoryProblem.self) { try await SQLiteStore.open(folder: path + "/inner") }
      #expect(throws: HistoryProblem.self) { try SessionLock(SessionID(id), in: path) }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [SQLiteStore.fileName])
  }
}
