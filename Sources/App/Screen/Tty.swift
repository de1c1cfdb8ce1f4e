import Glibc
import Terminal

/// The terminal as a file: its modes, its size, bytes in and out, never blocking.
///
/// It is opened anew by its name, so that it not blocking is no matter of the shell or of anyone else who has it open.
/// Where that is refused, the file that was given is used and its flag put back at the end.
final class Tty {
  let file: Int32
  /// Its name among the files; empty where it has none here.
  let path: String
  /// The modes as they were found.
  let original: termios
  private let flagsToRestore: Int32?
  /// How many bytes that are still to be read were typed before the terminal was raw.
  private var typedAhead = 0
  /// What the terminal did not take yet.
  private var backlog: [UInt8] = []
  private var sent = 0
  /// Whether the terminal is gone.
  private(set) var hasEnded = false
  /// Bytes that the terminal took since `takeTaken` was last called, and whether it refused more.
  private var taken: (bytes: Int, isFull: Bool)?

  init(input: Int32, output: Int32) throws(TerminalProblem) {
    guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
    var modes = termios()
    guard tcgetattr(input, &modes) == 0 else { throw .cannotOpen(String(cString: strerror(errno))) }
    original = modes
    path = Tty.name(of: input)
    if let opened = Tty.open(path, sameAs: input) {
      file = opened
      flagsToRestore = nil
    } else {
      file = dup(input)
      guard file >= 0 else { throw .cannotOpen(String(cString: strerror(errno))) }
      let flags = fcntl(file, F_GETFL)
      flagsToRestore = flags
      _ = fcntl(file, F_SETFL, flags | O_NONBLOCK)
      _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    if let flagsToRestore { _ = fcntl(file, F_SETFL, flagsToRestore) }
    close(file)
  }

  private static func name(of file: Int32) -> String {
    var name = [CChar](repeating: 0, count: 256)
    guard ttyname_r(file, &name, name.count) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func open(_ path: String, sameAs input: Int32) -> Int32? {
    let opened = Glibc.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    var (given, found) = (stat(), stat())
    if fstat(input, &given) == 0, fstat(opened, &found) == 0, given.st_rdev == found.st_rdev { return opened }
    close(opened)
    return nil
  }

  /// Rows and columns, at least one and at most 500 by 1000; 24 by 80 where the terminal does not say.
  var size: Size {
    var window = winsize()
    guard ioctl(file, UInt(TIOCGWINSZ), &window) == 0, window.ws_row > 0, window.ws_col > 0 else {
      return Size(rows: 24, columns: 80)
    }
    return Size(rows: min(500, Int(window.ws_row)), columns: min(1000, Int(window.ws_col)))
  }

  /// Every key arrives at once and as it is, also Ctrl+C, and output is not changed on its way.
  ///
  /// Whoever types before that has their Enter kept as a line feed, which is another key here. So that change is
  /// switched off first, and the lines that are complete by then are known to have been typed with Enter.
  func makeRaw() {
    var modes = original
    if modes.c_iflag & tcflag_t(ICRNL) != 0 {
      modes.c_iflag &= ~tcflag_t(ICRNL)
      _ = tcsetattr(file, TCSANOW, &modes)
      var count: Int32 = 0
      typedAhead = ioctl(file, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }
    cfmakeraw(&modes)
    _ = tcsetattr(file, TCSANOW, &modes)
  }

  /// Waits at most so many milliseconds for more input.
  func waitForInput(milliseconds: Int64) {
    var ready = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
    _ = poll(&ready, 1, Int32(clamping: milliseconds))
  }

  /// Drops what was typed and not read.
  func dropInput() { tcflush(file, TCIFLUSH) }

  func restoreModes() {
    var modes = original
    _ = tcsetattr(file, TCSANOW, &modes)
  }

  /// What came, at most 64 kB; empty where nothing did.
  func read() -> [UInt8] {
    var isEnd = false
    var bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, count in
      // Stops at a short read: the terminal has no more, and `poll` tells when it has.
      while count < buffer.count {
        let room = buffer.count - count
        let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, room)
        if got > 0 {
          count += got
          continue
        }
        if got < 0, errno == EINTR { continue }
        isEnd = got == 0 || errno != EAGAIN
        return
      }
    }
    if isEnd { hasEnded = true }
    if typedAhead > 0 {
      for index in bytes.indices.prefix(typedAhead) where bytes[index] == 0x0A { bytes[index] = 0x0D }
      typedAhead = max(0, typedAhead - bytes.count)
    }
    return bytes
  }

  var isDrained: Bool { sent == backlog.count }

  /// Sends what the terminal takes, keeps the rest.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !hasEnded else { return }
    var taken = 0
    if isDrained { taken = send(bytes) }
    if taken < bytes.count { backlog.append(contentsOf: bytes[taken...]) }
  }

  func write(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { write($0) }
  }

  /// Sends more of what was kept.
  func drain() {
    let rest = sent
    sent += backlog.withUnsafeBufferPointer { send(UnsafeBufferPointer(rebasing: $0[rest...])) }
    if sent == backlog.count || hasEnded { dropBacklog() }
  }

  func dropBacklog() {
    backlog.removeAll(keepingCapacity: backlog.capacity < 1 << 20)
    sent = 0
  }

  /// Sends last bytes in place of all that was kept, waiting at most `milliseconds` for a terminal that is busy.
  func writeLast(_ bytes: [UInt8], milliseconds: Int32 = 300) {
    dropBacklog()
    write(bytes)
    for _ in 0..<10 where !isDrained && !hasEnded {
      var ready = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
      guard poll(&ready, 1, milliseconds / 10) >= 0 || errno == EINTR else { break }
      drain()
    }
    dropBacklog()
  }

  /// What the terminal took since this was last called, and whether it refused more; nil where nothing was tried.
  func takeTaken() -> (bytes: Int, isFull: Bool)? {
    defer { taken = nil }
    return taken
  }

  /// How many bytes the terminal took. The buffer lives for the whole call.
  private func send(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var taken = 0
    while taken < bytes.count, let base = bytes.baseAddress {
      let count = Glibc.write(file, base + taken, bytes.count - taken)
      if count > 0 {
        taken += count
      } else if count < 0, errno == EINTR {
        continue
      } else {
        if count < 0, errno != EAGAIN { hasEnded = true }
        break
      }
    }
    self.taken = ((self.taken?.bytes ?? 0) + taken, taken < bytes.count)
    return taken
  }
}
