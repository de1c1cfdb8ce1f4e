import Conversation
import Glibc

/// Reads files that somebody named, without being held up by what only looks like a file.
public enum TextFile {
  /// In bytes.
  public static let usualLimit = 256 * 1024

  /// - Throws: ``Problem`` of kind `usage` that names the file and what is wrong with it: missing, a folder, too large, no text.
  public static func read(_ path: String, limit: Int = usualLimit) throws(Problem) -> String {
    let bytes = try bytes(of: path, limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw Problem(.usage, "\(path) is not text (in UTF-8), so it is not put into the prompt.")
    }
    return text
  }

  static func bytes(of path: String, limit: Int) throws(Problem) -> [UInt8] {
    // A pipe or a device without a writer would hold up an ordinary open.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw Problem(.usage, "\(path) cannot be read: \(String(cString: strerror(errno))).") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Problem(.usage, "\(path) is no file; a folder is named with --add-dir.")
    }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let chunk = [UInt8](unsafeUninitializedCapacity: min(64 * 1024, limit + 1 - bytes.count)) { buffer, count in
        count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
    throw Problem(
      .usage,
      "\(path) has \(max(Int(status.st_size), bytes.count) / 1024) kB; at most \(limit / 1024) kB go into a prompt. Name the path in words and let the agent read what it needs."
    )
  }
}
