import Glibc

/// Runs the user's own editor on a text. It needs the terminal for itself while it runs.
struct ExternalEditor {
  /// What `VISUAL` or `EDITOR` names, arguments included; `vi` where both are empty.
  let command: String

  init(environment: [String: String]) {
    let named = ["VISUAL", "EDITOR"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    command = named ?? "vi"
  }

  /// The text as the user left it; nil when the editor failed or could not be started, so that the draft stays.
  func edit(_ text: String, folder: String) -> String? {
    let path = "\(folder)/draft-\(getpid()).md"
    guard write(text, to: path) else { return nil }
    defer { unlink(path) }
    guard run(on: path) else { return nil }
    guard var edited = read(path) else { return nil }
    // Editors end a file with a newline that nobody typed.
    if edited.hasSuffix("\n"), !text.hasSuffix("\n") { edited.removeLast() }
    return edited
  }

  private func run(on path: String) -> Bool {
    // The shell splits the command as the user wrote it; the path is passed beside it, so it is never split.
    let arguments = ["sh", "-c", command + " \"$1\"", "sh", path]
    var pointers = arguments.map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", nil, nil, &pointers, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  private func write(_ text: String, to path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Glibc.read(file, &part, part.count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      guard count > 0 else { return nil }
      bytes += part[..<count]
    }
  }
}
