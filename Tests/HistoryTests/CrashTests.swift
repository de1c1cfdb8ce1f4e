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
}
