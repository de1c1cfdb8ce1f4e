import CSystem
import Conversation
import Dispatch
import Foundation
import Glibc
import History
import Synchronization
import Testing

@testable import SessionEngine

/// The sockets by which Skeins ask each other, with askers and answerers that do not behave.
@Suite(.timeLimit(.minutes(1))) struct SharingTests {
  private let folder: String
  private var locks: String { folder + "/locks" }
  private let session = SessionID.random()

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder + "/locks", withIntermediateDirectories: true)
  }

  /// A Skein that has the session and answers every request with `reply`, or not at all.
  private func owner(
    _ reply: SharingReply?, in folder: String? = nil
  ) throws -> (SessionSharing, any AnyObject & Sendable) {
    let sharing = SessionSharing(folder: folder ?? self.folder)
    sharing.serve { _, wire in
      if let reply { wire.reply(reply) }
    }
    return (sharing, try sharing.lock(session))
  }

  private func ask(_ address: String, in folder: String? = nil) async -> SharingCall.Outcome? {
    let asker = SessionSharing(folder: folder ?? self.folder)
    let call = SharingCall(SharingRequest(ask: .state), at: address, of: asker)
    defer { call?.end() }
    return await call?.outcome(hearing: .milliseconds(300), patience: .milliseconds(600))
  }

  @Test func theLockTellsWhereItsOwnerIsAsked() async throws {
    let (sharing, lock) = try owner(SharingReply(sessions: []))
    let holder = try #require(SessionSharing(folder: folder).holder(of: session))
    #expect(holder.process == getpid())
    #expect(holder.address == sharing.address)
    guard case .answered(let reply)? = await ask(sharing.address) else { throw Missing() }
    #expect(reply.sessions?.isEmpty == true)
    var status = stat()
    #expect(lstat("\(locks)/\(sharing.address)", &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o600)
    withExtendedLifetime(lock) {}
    sharing.close()
    #expect(lstat("\(locks)/\(sharing.address)", &status) != 0)
    #expect(await ask(sharing.address) == nil)
  }

  @Test func aFolderWhosePathIsTooLongForASocketServesAllTheSame() async throws {
    let long = folder + "/" + String(repeating: "long/", count: 60)
    try FileManager.default.createDirectory(atPath: long + "locks", withIntermediateDirectories: true)
    let (sharing, lock) = try owner(SharingReply(done: true), in: long)
    guard case .answered? = await ask(sharing.address, in: long) else { throw Missing() }
    withExtendedLifetime(lock) {}
    sharing.close()
  }

  @Test func oneThatSaysNothingIsGivenUpInTime() async throws {
    let (sharing, lock) = try owner(nil)
    guard case .silent? = await ask(sharing.address) else { throw Missing() }
    withExtendedLifetime((sharing, lock)) {}
  }

  @Test func aSocketThatAKilledSkeinLeftIsRemovedAndOtherFilesAreNot() async throws {
    let dead = "1-dead.sock"
    var peer: pid_t = 0
    close(skein_socket_listen(locks, dead))
    #expect(skein_socket_connect(locks, dead, &peer) == -ECONNREFUSED)
    #expect(access("\(locks)/\(dead)", F_OK) != 0)
    try "words".write(toFile: "\(locks)/1-file.sock", atomically: false, encoding: .utf8)
    #expect(skein_socket_connect(locks, "1-file.sock", &peer) == -ENOTSOCK)
    #expect(symlink("1-file.sock", "\(locks)/1-link.sock") == 0)
    #expect(skein_socket_connect(locks, "1-link.sock", &peer) == -ENOTSOCK)
    #expect(access("\(locks)/1-file.sock", F_OK) == 0)
    #expect(await ask("1-file.sock") == nil)
    #expect(await ask("../locks/1-file.sock") == nil)
  }

  @Test(arguments: [
    Array("what?\n".utf8), Array("{\"ask\":\"dance\"}\n".utf8), [0, 0xFF, 0x0A], Array("\n\n\n".utf8),
    [UInt8](repeating: UInt8(ascii: "["), count: 3000) + [0x0A],
  ])
  func garbageIsRefusedInASentence(_ bytes: [UInt8]) async throws {
    let (sharing, lock) = try owner(SharingReply(done: true))
    let lines = await raw(bytes, to: sharing.address)
    let reply = try #require(lines.first.flatMap { SharingLine.value(SharingReply.self, in: $0) })
    #expect(reply.problem?.isEmpty == false)
    guard case .answered? = await ask(sharing.address) else { throw Missing() }
    withExtendedLifetime(lock) {}
    sharing.close()
  }

  @Test func aRequestWithoutEndIsNotGathered() async throws {
    let (sharing, lock) = try owner(SharingReply(done: true))
    let lines = await raw([UInt8](repeating: 0x78, count: 8_000_000), to: sharing.address)
    #expect(lines.isEmpty)
    guard case .answered? = await ask(sharing.address) else { throw Missing() }
    withExtendedLifetime(lock) {}
    sharing.close()
  }

  /// What comes back for bytes, until the other side ends the connection.
  private func raw(_ bytes: [UInt8], to address: String) async -> [[UInt8]] {
    var peer: pid_t = 0
    let wire = Wire(file: skein_socket_connect(locks, address, &peer), peer: peer, limit: 1 << 20)
    let (lines, telling) = AsyncStream<[UInt8]>.makeStream()
    wire.whenOver { telling.finish() }
    wire.start { telling.yield($0) }
    wire.send(bytes)
    var all: [[UInt8]] = []
    for await line in lines { all.append(line) }
    return all
  }

  @Test func aReaderThatTakesNothingIsLetGoAndHoldsUpNobody() async throws {
    let (sharing, lock) = try owner(nil)
    let ends = AsyncStream<Void>.makeStream()
    sharing.serve { _, wire in
      wire.whenOver { ends.continuation.finish() }
      for _ in 0..<200 { wire.send([UInt8](repeating: 0x78, count: 100_000)) }
    }
    var peer: pid_t = 0
    let file = skein_socket_connect(locks, sharing.address, &peer)
    #expect(send(file, "{\"ask\":\"state\"}\n", 16, 0) == 16)
    for await _ in ends.stream {}
    close(file)
    withExtendedLifetime(lock) {}
    sharing.close()
  }

  private struct Missing: Error {}
}
