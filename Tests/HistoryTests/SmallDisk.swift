import Foundation
import Testing

/// A file system of its own of 2 MB, gone when the test is over.
final class SmallDisk {
  let path = NSTemporaryDirectory() + "/skein-disk-" + UUID().uuidString
  private var ballast: String { path + "/ballast" }

  /// Whether this process may mount one: as root, or in a space of its own (`unshare -r -m Tests/run`).
  static let isPossible = (try? SmallDisk()) != nil

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard mount("tmpfs", path, "tmpfs", 0, "size=2m") == 0 else {
      rmdir(path)
      throw CocoaError(.fileWriteNoPermission)
    }
  }

  deinit {
    umount2(path, Int32(MNT_DETACH))
    rmdir(path)
  }

  /// Puts a file on it that leaves `rest` bytes of room, in whole pages.
  func fill(leaving rest: Int = 0) throws {
    var room = statvfs()
    try #require(statvfs(path, &room) == 0)
    let bytes = Int(room.f_bavail) * Int(room.f_bsize) - rest
    try Data(count: bytes).write(to: URL(filePath: ballast))
  }

  func makeRoom() throws { try FileManager.default.removeItem(atPath: ballast) }

  func setReadOnly(_ isReadOnly: Bool) throws {
    let flags = UInt(MS_REMOUNT) | (isReadOnly ? UInt(MS_RDONLY) : 0)
    try #require(mount("tmpfs", path, "tmpfs", flags, "size=2m") == 0)
  }
}
