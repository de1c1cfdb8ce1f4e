import Glibc

/// Files and folders that only their owner can read, whatever the umask.
enum StoreFile {
  /// Makes the folder, and those above it, with mode 0700; one that is there keeps its mode.
  static func makeFolder(_ path: String) throws(HistoryProblem) {
    if mkdir(path, 0o700) == 0 {
      // The umask can only have taken bits away.
      chmod(path, 0o700)
      return
    }
    let reason = errno
    if reason == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
      if path.index(after: slash) == path.endIndex { return }
      if mkdir(path, 0o700) == 0 {
        chmod(path, 0o700)
        return
      }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .cannotOpen(path: path, reason: String(cString: strerror(reason)))
    }
  }

  /// Which file on which device a path leads to.
  struct Identity: Equatable, Sendable {
    let device: dev_t
    let file: ino_t
  }

  /// Nil where there is none.
  static func identity(_ path: String) -> Identity? {
    var status = stat()
    return stat(path, &status) == 0 ? Identity(device: status.st_dev, file: status.st_ino) : nil
  }

  /// Whether the file is there, on a file system that nobody can write.
  static func isUnchanging(_ path: String) -> Bool {
    var system = statvfs()
    return statvfs(path, &system) == 0 && system.f_flag & UInt(ST_RDONLY) != 0
  }

  /// Whether the file has nothing in it or is not there.
  static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_size == 0 : errno == ENOENT
  }

  /// Makes an empty file with mode 0600, or takes all rights of others from the one that is there and from the
  /// files SQLite keeps beside it. The file is never opened: closing it would drop SQLite's locks on it.
  static func makeFile(_ path: String) throws(HistoryProblem) {
    if mknod(path, S_IFREG | 0o600, 0) == 0 {
      chmod(path, 0o600)
      return
    }
    let reason = errno
    var status = stat()
    guard stat(path, &status) == 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(reason))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .cannotOpen(path: path, reason: "it is not a file") }
    // SQLite takes a file of one byte for an empty one and would write over it.
    if status.st_size == 1 { throw .notAHistory(path: path, reason: "it is no SQLite file") }
    guard status.st_mode & 0o077 != 0 else { return }
    for suffix in ["", "-wal", "-shm"] { chmod(path + suffix, 0o600) }
  }
}
