import Conversation
import Glibc

/// The right to be the only Skein that runs a session, on this machine.
///
/// It is held as long as the value lives, and ends with the process however that ends: the kernel keeps it (`flock`).
/// Programs that the process starts do not inherit it, as long as a fork without exec closes its descriptors.
public final class SessionLock: Sendable {
  public let session: SessionID
  private let descriptor: Int32

  /// Takes the lock, or throws ``HistoryProblem/inUse(_:process:)`` at once while another has it.
  ///
  /// The files are `locks/ID.lock` in `folder`, made where missing and never removed: a file removed while another
  /// process waits to open it could be locked twice.
  /// - Parameter address: under which name in the folder of the locks the owner can be asked; written down with its process.
  public init(_ session: SessionID, in folder: String, address: String? = nil) throws(HistoryProblem) {
    let locks = Self.folder(in: folder)
    let path = "\(locks)/\(session.rawValue).lock"
    guard session.isUUID else { throw .cannotOpen(path: locks, reason: "the id of a session is a UUID") }
    try StoreFile.makeFolder(locks)
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    guard Self.locks(file) else {
      let reason = errno
      let holder = LockHolder(of: file)
      Glibc.close(file)
      if reason == EWOULDBLOCK { throw .inUse(session, process: holder.process) }
      throw .cannotOpen(path: path, reason: String(cString: strerror(reason)))
    }
    fchmod(file, 0o600)
    // Who stands there matters only for messages and for being asked.
    let text = Array("\(getpid())\n\(address.map { $0 + "\n" } ?? "")".utf8)
    if ftruncate(file, 0) == 0 { _ = pwrite(file, text, text.count, 0) }
    self.session = session
    descriptor = file
  }

  deinit {
    Glibc.close(descriptor)
  }

  /// The folder of the locks in a history's folder.
  public static func folder(in folder: String) -> String { folder + "/locks" }

  /// Makes that folder where it is missing.
  public static func makeFolder(in folder: String) throws(HistoryProblem) {
    try StoreFile.makeFolder(Self.folder(in: folder))
  }

  /// Who has the session now; nil while nobody has. Takes nothing, and never waits.
  public static func holder(of session: SessionID, in folder: String) -> LockHolder? {
    guard session.isUUID else { return nil }
    let path = "\(Self.folder(in: folder))/\(session.rawValue).lock"
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { Glibc.close(file) }
    // Shared, so that two who look do not take each other for the owner.
    return flock(file, LOCK_SH | LOCK_NB) == 0 ? nil : LockHolder(of: file)
  }

  /// Someone who only looks has the lock for some microseconds: that is no owner.
  private static func locks(_ file: Int32) -> Bool {
    for _ in 0..<3 {
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK else { return false }
      usleep(200)
    }
    return flock(file, LOCK_EX | LOCK_NB) == 0
  }
}
