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
    guard run(on: [path]) else { return nil }
    guard var edited = read(path) else { return nil }
    // Editors end a file with a newline that nobody typed.
    if edited.hasSuffix("\n"), !text.hasSuffix("\n") { edited.removeLast() }
    return edited
  }

  /// Opens a file, at a line where the editor is one that can be told, and waits until the editor ends.
  ///
  /// - Parameter path: in full, so that it cannot be taken for an option.
  /// - Returns: whether the editor ended well.
  func open(_ path: String, line: Int?) -> Bool { run(on: words(for: path, line: line)) }

  /// What is put behind the command: `+12 FILE`, `-g FILE:12`, `FILE:12`, or only the file.
  func words(for path: String, line: Int?) -> [String] {
    guard let line else { return [path] }
    // The program is the first word that sets no variable (`FOO=1 vim`).
    let program = command.split(separator: " ").first { !$0.contains("=") }?.split(separator: "/").last ?? ""
    switch program {
    case "vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "kak", "micro", "joe", "jed",
      "mg",
      "ne", "ee", "gedit":
      return ["+\(line)", path]
    case "code", "code-insiders", "codium", "vscodium", "cursor": return ["-g", "\(path):\(line)"]
    case "subl", "sublime_text", "hx", "helix", "zed", "zeditor": return ["\(path):\(line)"]
    default: return [path]
    }
  }

  private func run(on words: [String]) -> Bool {
    // The shell splits the command as the user wrote it; the words are passed beside it, so it never sees them as its own.
    // It waits for the editor whatever keys are pressed there; the editor itself hears them as usual.
    let arguments = ["sh", "-c", "trap : INT QUIT; \(command) \"$@\"", "sh"] + words
    var pointers = arguments.map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    // The keys are the editor's, and so are the signals that they cause: Skein hears of none, and is stopped along with it.
    let heard = [(SIGINT, SIG_IGN), (SIGQUIT, SIG_IGN), (SIGTSTP, SIG_DFL)].map { number, handler in
      var before = sigaction()
      sigaction(number, nil, &before)
      signal(number, handler)
      return (number, before)
    }
    defer {
      for (number, var before) in heard { sigaction(number, &before, nil) }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGTSTP, SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    guard posix_spawn(&child, "/bin/sh", nil, &attributes, &pointers, environ) == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  private func write(_ text: String, to path: String) -> Bool {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
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
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
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
