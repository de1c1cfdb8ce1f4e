import Conversation
import Foundation
import Testing

@testable import History

/// What a history of text files promises beyond the contract.
@Suite struct FilesStoreTests {
  let folder = Folder()
  let session = SessionID.random()

  private var file: String { folder.file("sessions/\(session.rawValue).jsonl") }

  private func all(_ store: any HistoryStore) async throws -> [Block] {
    try await store.blocks(of: session, before: nil, count: 100_000).blocks
  }

  private func content() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: file)) }

  @Test func isThereAgainAfterClosing() async throws {
    var full = fullRecord
    full.id = session
    let first = try await FilesStore.open(folder: folder.path)
    try await first.commit([.session(full)] + everyBlock.map { put(session, $0) }, isDurable: true)
    try await first.commit([put(session, text(50, "a", .streaming)), grow(session, 50, "b")], isDurable: false)
    try await first.commit([grow(session, 50, "c"), .transcript(session, .remove([BlockID(3)]))], isDurable: false)
    try await first.commit([put(session, everyBlock[3])], isDurable: false)
    await first.close()
    await #expect(throws: HistoryProblem.self) { try await first.sessions() }
    let second = try await FilesStore.open(folder: folder.path)
    full.nextBlock = max(full.nextBlock, BlockID(51))
    #expect(try await second.sessions() == [full])
    #expect(try await all(second) == everyBlock.filter { $0.id.rawValue != 3 } + [text(50, "abc", .streaming)])
    await second.close()
    // One object a line, which any reader of JSON takes.
    for line in String(decoding: try content(), as: UTF8.self).split(separator: "\n") {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
  }

  @Test func filesBelongToTheirOwnerOnly() async throws {
    let old = umask(0)
    defer { umask(old) }
    let store = try await FilesStore.open(folder: folder.file("deep/er"))
    try await store.commit([put(session, text(1, "a"))], isDurable: true)
    #expect(try folder.mode(folder.file("deep")) == 0o700)
    #expect(try folder.mode(folder.file("deep/er/sessions")) == 0o700)
    #expect(try folder.mode(folder.file("deep/er/sessions/\(session.rawValue).jsonl")) == 0o600)
    await store.close()
  }

  @Test func aTornEndIsSetAsideAndTheRestKept() async throws {
    let store = try await FilesStore.open(folder: folder.path)
    try await store.commit([.session(record("a", id: session))], isDurable: true)
    try await store.commit([put(session, text(1, "one"))], isDurable: true)
    let kept = try content().count
    try await store.commit((2...4).map { put(session, text($0, "commit two é")) }, isDurable: true)
    await store.close()
    let whole = try content()
    for end in kept..<whole.count {
      try whole.prefix(end).write(to: URL(fileURLWithPath: file))
      let again = try await FilesStore.open(folder: folder.path)
      #expect(try await all(again) == [text(1, "one")], "cut at \(end)")
      // And it can be written on at once.
      try await again.commit([put(session, text(9, "nine"))], isDurable: true)
      #expect(try await all(again) == [text(1, "one"), text(9, "nine")])
      await again.close()
    }
    let torn = try Data(contentsOf: URL(fileURLWithPath: file + ".torn"))
    #expect(torn.range(of: whole[kept..<(whole.count - 1)]) != nil, "what was cut off is there to be read")
    #expect(try folder.mode(file + ".torn") == 0o600)
  }

  @Test func aFileThatIsNoSessionIsLeftAsItIs() async throws {
    let store = try await FilesStore.open(folder: folder.path)
    let other = record("other")
    try await store.commit([.session(other)], isDurable: true)
    for text in ["garbage\n", "{\"a\":1}\n", "x"] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      await #expect(throws: HistoryProblem.self) { try await store.commit([grow(session, 1, "a")], isDurable: true) }
      await #expect(throws: HistoryProblem.self) { try await all(store) }
      #expect(try await store.sessions() == [other])
      #expect(try content() == Data(text.utf8))
    }
    try Data("{\"skein\":2,\"session\":\"x\"}\n".utf8).write(to: URL(fileURLWithPath: file))
    await #expect(throws: HistoryProblem.newer(path: file, version: 2)) { try await all(store) }
    await store.close()
  }

  @Test func aDamagedLineCostsOnlyItsBlock() async throws {
    let store = try await FilesStore.open(folder: folder.path)
    for id in 1...3 { try await store.commit([put(session, text(Int64(id), "word \(id)"))], isDurable: true) }
    await store.close()
    let damaged = String(decoding: try content(), as: UTF8.self).replacingOccurrences(
      of: "\"text\":\"word 2\"", with: "\"text\":\"word 2 ")
    try Data(damaged.utf8).write(to: URL(fileURLWithPath: file))
    let again = try await FilesStore.open(folder: folder.path)
    let blocks = try await all(again)
    #expect(blocks.count == 3)
    #expect(blocks.last == text(3, "word 3"))
    guard case .notice(let notice) = blocks[1].content else {
      Issue.record("no notice")
      return
    }
    #expect(notice.text.contains("word 2"))
    await again.close()
  }

  @Test func aFailedCommitLeavesNothingInAnyFile() async throws {
    let other = SessionID("ffffffff-ffff-4fff-bfff-ffffffffffff")
    let store = try await FilesStore.open(folder: folder.path)
    try await store.commit([put(session, text(1, "a"))], isDurable: true)
    let before = try content()
    // A folder stands where the other session's file would be.
    try FileManager.default.createDirectory(
      atPath: folder.file("sessions/\(other.rawValue).jsonl"), withIntermediateDirectories: false)
    await #expect(throws: HistoryProblem.self) {
      try await store.commit([put(session, text(2, "b")), put(other, text(1, "c"))], isDurable: true)
    }
    #expect(try content() == before)
    try await store.commit([put(session, text(3, "d"))], isDurable: true)
    #expect(try await all(store) == [text(1, "a"), text(3, "d")])
    await store.close()
  }

  @Test func twoProcessesLoseNothingToEachOther() async throws {
    let (path, session) = (folder.path, session)
    let mine = try await FilesStore.open(folder: path)
    try await mine.commit(
      [put(session, text(1, "", .streaming)), put(session, text(2, "", .streaming))], isDurable: true)
    async let other: Void = {
      await #expect(processExitsWith: .success) { [path = path as String, id = session.rawValue as String] in
        let store = try await FilesStore.open(folder: path)
        for step in 0..<200 { try await store.commit([grow(SessionID(id), 2, "\(step) ")], isDurable: false) }
        await store.close()
      }
    }()
    for step in 0..<200 { try await mine.commit([grow(session, 1, "\(step) ")], isDurable: step % 20 == 0) }
    await other
    let words = (0..<200).map { "\($0) " }.joined()
    #expect(try await all(mine) == [text(1, words, .streaming), text(2, words, .streaming)])
    await mine.close()
  }

  @Test func aKilledProcessLosesNothingItHadCommitted() async throws {
    let (path, session) = (folder.path, session)
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, id = session.rawValue as String] in
      let session = SessionID(id)
      let store = try await FilesStore.open(folder: path)
      try await store.commit([put(session, text(1, "", .streaming))], isDurable: true)
      for step in 0..<300 { try await store.commit([grow(session, 1, "\(step) ")], isDurable: false) }
      async let unfinished: Void = store.commit((2...3000).map { put(session, text($0, "x")) }, isDurable: true)
      kill(getpid(), SIGKILL)
      try await unfinished
    }
    let store = try await FilesStore.open(folder: path)
    let blocks = try await all(store)
    #expect(blocks.first == text(1, (0..<300).map { "\($0) " }.joined(), .streaming))
    #expect([1, 3000].contains(blocks.count), "the unfinished commit is there whole or not at all")
    await store.close()
  }

  @Test func aWastefulFileIsRewrittenWhole() async throws {
    let store = try await FilesStore.open(folder: folder.path)
    let record = record("a", id: session)
    try await store.commit([.session(record), put(session, text(1, "first"))], isDurable: true)
    let long = String(repeating: "x", count: 20_000)
    for step in 0..<100 {
      try await store.commit([put(session, text(2, long + "\(step)", .streaming))], isDurable: false)
    }
    try await store.commit([grow(session, 2, "!"), .trash(session, at: moment(7))], isDurable: true)
    await store.close()
    #expect(try content().count < 30_000)
    #expect(try folder.mode(file) == 0o600)
    let again = try await FilesStore.open(folder: folder.path)
    #expect(try await all(again) == [text(1, "first"), text(2, long + "99!", .streaming)])
    #expect(try await again.trashed().map(\.at) == [moment(7)])
    await again.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("sessions")).count == 1)
  }

  @Test func aRewrittenFileIsFollowedByTheOthers() async throws {
    let one = try await FilesStore.open(folder: folder.path)
    let two = try await FilesStore.open(folder: folder.path)
    try await one.commit([put(session, text(1, "a", .streaming)), put(session, text(2, "b"))], isDurable: true)
    #expect(try await all(two).count == 2)
    try await one.compact(session)
    try await two.commit([grow(session, 1, "c")], isDurable: true)
    #expect(try await all(one) == [text(1, "ac", .streaming), text(2, "b")])
    try await one.commit([.purge(session)], isDurable: true)
    #expect(try await all(two).isEmpty)
    try await two.commit([grow(session, 1, "late")], isDurable: true)
    #expect(!FileManager.default.fileExists(atPath: file))
    await one.close()
    await two.close()
  }

  @Test func ofALongTranscriptOnlyTheEndIsRead() async throws {
    let writer = try await FilesStore.open(folder: folder.path)
    try await writer.commit([.session(record("long", id: session)), .trash(session, at: moment(3))], isDurable: false)
    for start in stride(from: Int64(1), through: 100_000, by: 10_000) {
      try await writer.commit((start..<start + 10_000).map { put(session, text($0, "block \($0)")) }, isDurable: false)
    }
    // What was changed late is found although its first line is far back.
    try await writer.commit([put(session, text(99_990, "changed")), grow(session, 5, "!")], isDurable: true)
    await writer.close()
    let store = try await FilesStore.open(folder: folder.path)
    let clock = ContinuousClock()
    var window = HistoryWindow(blocks: [], hasEarlier: false)
    let time = try await clock.measure { window = try await store.blocks(of: session, before: nil, count: 200) }
    #expect(window.blocks.map(\.id.rawValue) == Array(99_801...100_000))
    #expect(window.blocks[189] == text(99_990, "changed"))
    #expect(time < .milliseconds(200))
    #expect(try await store.trashed().map(\.at) == [moment(3)])
    let known = await store.indexes[session].map { $0.end - $0.start } ?? 0
    #expect(known < 512 * 1024, "only the end was looked at")
    let first = try await store.blocks(of: session, before: BlockID(7), count: 3)
    #expect(first.blocks.map(\.id.rawValue) == [4, 5, 6])
    #expect(first.blocks[1] == text(5, "block 5!"))
    await store.close()
  }

  /// Any order of steps reads back the same, however far the file is read.
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func anyOrderOfStepsIsReadAsWritten(_ seed: UInt64) async throws {
    var numbers = SeededNumbers(state: seed)
    var expected = Transcript()
    let store = try await FilesStore.open(folder: folder.path)
    for _ in 0..<300 {
      let id = Int64.random(in: 1...40, using: &numbers)
      let change: TranscriptChange =
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: .put(text((expected.blocks.last?.id.rawValue ?? 0) + 1, "new", .streaming))
        case 1, 2: .put(text(id, "again \(id)", .streaming))
        case 3, 4: .grow(BlockID(id), "+")
        default: .remove([BlockID(id), BlockID(id + 2)])
        }
      expected.apply(change)
      try await store.commit([.transcript(session, change)], isDurable: false)
      if Int.random(in: 0..<10, using: &numbers) == 0 {
        let fresh = try await FilesStore.open(folder: folder.path)
        let end = Int64.random(in: 1...45, using: &numbers)
        for reader in [store, fresh] {
          let window = try await reader.blocks(of: session, before: BlockID(end), count: 5)
          #expect(window == expected.window(before: BlockID(end), count: 5))
        }
        #expect(try await all(store) == expected.blocks)
        #expect(try await all(fresh) == expected.blocks)
        if Bool.random(using: &numbers) { try await fresh.compact(session) }
      }
    }
    await store.close()
  }
}

/// The same numbers for the same seed.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
  }
}
