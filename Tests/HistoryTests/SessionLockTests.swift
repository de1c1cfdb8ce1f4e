import Conversation
import Foundation
import Testing

@testable import History

@Suite struct SessionLockTests {
  let folder = Folder()
  let session = SessionID.random()

  @Test func aSessionHasOneOwner() async throws {
    var lock: SessionLock? = try SessionLock(session, in: folder.path)
    #expect(lock?.session == session)
    #expect(throws: HistoryProblem.inUse(session, process: getpid())) {
      try SessionLock(session, in: folder.path)
    }
    #expect(HistoryProblem.inUse(session, process: 12).description.contains("process 12"))
    _ = try SessionLock(.random(), in: folder.path)
    lock = nil
    lock = try SessionLock(session, in: folder.path)
    let file = folder.file("locks/\(session.rawValue).lock")
    #expect(try folder.mode(file) == 0o600)
    #expect(try folder.mode(folder.file("locks")) == 0o700)
    withExtendedLifetime(lock) {}
  }

  @Test func whoHasItIsFoundOutWithoutTakingIt() throws {
    #expect(SessionLock.holder(of: session, in: folder.path) == nil)
    var lock: SessionLock? = try SessionLock(session, in: folder.path, address: "12-ab.sock")
    let holder = try #require(SessionLock.holder(of: session, in: folder.path))
    #expect(holder.process == getpid())
    #expect(holder.address == "12-ab.sock")
    #expect(SessionLock.holder(of: SessionID("../etc"), in: folder.path) == nil)
    withExtendedLifetime(lock) {}
    lock = nil
    // The words of the last owner stand there still, and nobody is.
    #expect(SessionLock.holder(of: session, in: folder.path) == nil)
    lock = try SessionLock(session, in: folder.path, address: "../x.sock")
    #expect(SessionLock.holder(of: session, in: folder.path)?.address == nil)
    withExtendedLifetime(lock) {}
  }

  @Test func anotherProcessIsRefusedAndToldWhoHasIt() async throws {
    let lock = try SessionLock(session, in: folder.path)
    await #expect(processExitsWith: .success) {
      [path = folder.path as String, id = session.rawValue as String, owner = getpid() as Int32] in
      #expect(throws: HistoryProblem.inUse(SessionID(id), process: owner)) {
        try SessionLock(SessionID(id), in: path)
      }
    }
    withExtendedLifetime(lock) {}
  }

  @Test func theLockEndsWithItsProcessHoweverThatEnds() async throws {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = folder.path as String, id = session.rawValue as String] in
      let lock = try SessionLock(SessionID(id), in: path)
      // A program started meanwhile outlives the process and must not keep the lock.
      let child = Process()
      child.executableURL = URL(fileURLWithPath: "/bin/sh")
      child.arguments = ["-c", "exec >/dev/null 2>&1; sleep 5"]
      try child.run()
      kill(getpid(), SIGKILL)
      withExtendedLifetime(lock) {}
    }
    _ = try SessionLock(session, in: folder.path)
  }

  @Test(arguments: [
    "", "../../etc/passwd", "a/b", "5e551011-0000-4000-8000-00000000000", "5e551011x0000x4000x8000x000000000000",
  ])
  func onlyUUIDsNameALock(_ name: String) throws {
    #expect(throws: HistoryProblem.self) { try SessionLock(SessionID(name), in: folder.path) }
    #expect(!FileManager.default.fileExists(atPath: folder.file("locks")))
  }
}
