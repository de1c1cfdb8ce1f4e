import Conversation
import Glibc

/// A session's file, open for one call and locked against all other stores meanwhile (`flock`).
///
/// The lock is held for a read or an append, never longer, and ends with the process however that ends. A file that was
/// replaced or removed while we waited is opened anew.
final class LockedFile {
  let path: String
  let inode: UInt
  private(set) var size: Int64
  /// It is on a file system that cannot be written.
  let isReadOnly: Bool
  /// When it was written last, as it was opened.
  let changed: Timestamp
  private let descriptor: Int32

  /// Nil where there is no file and none is to be made.
  static func open(_ path: String, makes: Bool) throws(HistoryProblem) -> LockedFile? {
    while true {
      let flags = O_CLOEXEC | O_NOFOLLOW
      var descriptor = Glibc.open(path, flags | O_RDWR | (makes ? O_CREAT : 0), 0o600)
      let isReadOnly = descriptor < 0 && errno == EROFS
      if isReadOnly {
        if makes { throw .cannotWrite(path: path, reason: reason(EROFS)) }
        descriptor = Glibc.open(path, flags | O_RDONLY)
      }
      if descriptor < 0, errno == ENOENT, !makes { return nil }
      guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: reason(errno)) }
      while flock(descriptor, LOCK_EX) != 0 {
        if errno == EINTR { continue }
        let code = errno
        Glibc.close(descriptor)
        throw .cannotOpen(path: path, reason: reason(code))
      }
      var mine = stat()
      var named = stat()
      fstat(descriptor, &mine)
      if stat(path, &named) == 0, named.st_ino == mine.st_ino, named.st_dev == mine.st_dev {
        if mine.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        guard mine.st_mode & S_IFMT == S_IFREG else {
          Glibc.close(descriptor)
          throw .cannotOpen(path: path, reason: "it is not a file")
        }
        return LockedFile(path: path, descriptor: descriptor, status: mine, isReadOnly: isReadOnly)
      }
      Glibc.close(descriptor)
    }
  }

  private init(path: String, descriptor: Int32, status: stat, isReadOnly: Bool) {
    self.path = path
    self.isReadOnly = isReadOnly
    self.descriptor = descriptor
    inode = UInt(status.st_ino)
    size = Int64(status.st_size)
    changed = Timestamp(
      milliseconds: Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000)
  }

  deinit { Glibc.close(descriptor) }

  /// Fewer bytes than asked for only where the file ends.
  func read(at offset: Int64, count: Int) throws(HistoryProblem) -> [UInt8] {
    guard count > 0 else { return [] }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset) + off_t(filled))
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw .cannotRead(path: path, reason: Self.reason(code)) }
    return bytes
  }

  /// Adds to the end: all of it or nothing.
  func append(_ bytes: [UInt8]) throws(HistoryProblem) {
    if isReadOnly { throw .cannotWrite(path: path, reason: Self.reason(EROFS)) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done, off_t(size) + off_t(done))
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        let code = errno
        ftruncate(descriptor, off_t(size))
        throw .cannotWrite(path: path, reason: Self.reason(code))
      }
    }
    size += Int64(bytes.count)
  }

  func cut(to end: Int64) throws(HistoryProblem) {
    if isReadOnly { throw .cannotWrite(path: path, reason: Self.reason(EROFS)) }
    guard ftruncate(descriptor, off_t(end)) == 0 else { throw .cannotWrite(path: path, reason: Self.reason(errno)) }
    size = end
  }

  /// Takes the file for shorter than it is, where it cannot be cut.
  func overlook(from end: Int64) { size = end }

  /// Returns when all that was written is on the disk.
  func synchronize() throws(HistoryProblem) {
    guard fdatasync(descriptor) == 0 else { throw .cannotWrite(path: path, reason: Self.reason(errno)) }
  }

  /// Makes what happened to the names in a folder durable.
  static func synchronize(folder: String) throws(HistoryProblem) {
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path: folder, reason: reason(errno)) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path: folder, reason: reason(errno)) }
  }

  static func reason(_ code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: "the disk is full"
    case EROFS: "it is read-only"
    default: String(cString: strerror(code))
    }
  }
}
