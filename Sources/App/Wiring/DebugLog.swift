import Glibc

/// Where `--debug` writes: to standard error, or to a file while the screen is in use.
final class DebugLog: Sendable {
  private let descriptor: Int32

  static func toStandardError() -> DebugLog { DebugLog(descriptor: 2) }

  /// Appends to `debug.log` in the folder, made where missing; readable by its owner only. Nil where that is refused.
  init?(folder: String) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
    descriptor = open(path + "/debug.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
  }

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { if descriptor > 2 { close(descriptor) } }

  /// One write a line, so that lines of several threads do not mix.
  func line(_ text: String) {
    let bytes = Array("skein: \(TextOutput.harmless(text).replacing("\n", with: " "))\n".utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }
}
