import Conversation
import Glibc

/// Writes a document to a file that only its owner can read.
enum DocumentFile {
  /// - Parameter replaces: a file that is there is overwritten.
  /// - Returns: false where there is such a file and it must not be replaced; nothing was written then.
  /// - Throws: ``Problem`` that says why it cannot be written.
  static func write(_ text: String, to path: String, replaces: Bool) throws(Problem) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL), 0o600)
    if file < 0, errno == EEXIST, !replaces { return false }
    guard file >= 0 else { throw refused(path) }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw refused(path) }
    }
    return true
  }

  private static func refused(_ path: String) -> Problem {
    Problem(.other, "\(path) cannot be written: \(String(cString: strerror(errno))).")
  }
}
