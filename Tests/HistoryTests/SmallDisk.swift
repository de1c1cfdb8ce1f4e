import Foundation
import Testing

/// A file system of its own of 2 MB, gone when the test is over.
final class SmallDisk {
  let path = NSTemporaryDirectory() + "/skein-disk-" + UUID().uuidString
  private var ballast: String { path + "/ballast" }

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try #require(
      mount("tmpfs", path, "tmpfs", 0, "size=2m") == 0,
      "These tests mount a small file system. Without root run them in a space of their own: unshare -r -m Tests/run")
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
