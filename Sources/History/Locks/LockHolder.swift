import Glibc

/// Who wrote itself into the file of a lock.
public struct LockHolder: Hashable, Sendable {
  public var process: Int32?
  /// The name of its socket in the folder of the locks; nil for one that cannot be asked.
  public var address: String?

  init(of file: Int32) {
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return }
    let lines = bytes.prefix(count).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    process = Int32(String(decoding: lines[0], as: UTF8.self))
    // Two fields, both ended: one that is being written is not yet an address.
    guard lines.count > 2 else { return }
    let name = String(decoding: lines[1], as: UTF8.self)
    if Self.isName(name) { address = name }
  }

  /// Nothing that could name another place in the file system.
  public static func isName(_ text: String) -> Bool {
    text.hasSuffix(".sock") && text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          true
        default: false
        }
      }
  }
}
