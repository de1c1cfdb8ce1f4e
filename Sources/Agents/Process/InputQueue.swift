import Glibc

/// Lines on their way to a process's standard input, written as far as the pipe takes them.
struct InputQueue {
  private var lines: [[UInt8]] = []
  private var next = 0
  /// How much of `lines[next]` was written.
  private var offset = 0
  private var closesWhenEmpty = false

  var isEmpty: Bool { next == lines.count }

  mutating func append(_ line: [UInt8]) {
    if !closesWhenEmpty { lines.append(line) }
  }

  mutating func closeWhenEmpty() { closesWhenEmpty = true }

  /// Writes what fits into the nonblocking `fd`; false where it is to be closed: all is written, or nobody reads.
  mutating func flush(to fd: Int32) -> Bool {
    while next < lines.count {
      let count = lines[next].count - offset
      let written = lines[next].withUnsafeBytes { Glibc.write(fd, $0.baseAddress.map { $0 + offset }, count) }
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN { return true }
        lines = []
        next = 0
        return false
      }
      offset += written
      guard offset == lines[next].count else { continue }
      lines[next] = []
      next += 1
      offset = 0
    }
    lines = []
    next = 0
    return !closesWhenEmpty
  }
}
