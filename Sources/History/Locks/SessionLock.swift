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
  public init(_ session: SessionID, in folder: String) throws(HistoryProblem) {
    let locks = folder + "/locks"
    let path = "\(locks)/\(session.rawValue).lock"
    guard session.isUUID else { throw .cannotOpen(path: locks, reason: "the id of a session is a UUID") }
    try StoreFile.makeFolder(locks)
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      let owner = Self.owner(file)
      Glibc.close(file)
      if reason == EWOULDBLOCK { throw .inUse(session, process: owner) }
      throw .cannotOpen(path: path, reason: String(cString: strerror(reason)))
    }
    fchmod(file, 0o600)
    // Whether the number can be written matters only for the words of a message.
    let text = Array("\(getpid())\n".utf8)
    if ftruncate(file, 0) == 0 { _ = pwrite(file, text, text.count, 0) }
    self.session = session
    descriptor = file
  }

  deinit {
    Glibc.close(descriptor)
  }

  /// The process that wrote itself down as the owner.
  private static func owner(_ file: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
