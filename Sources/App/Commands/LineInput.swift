import Dispatch
import Glibc

/// Lines from standard input or a terminal, read on a thread of its own so that waiting for a person blocks nobody else.
final class LineInput: Sendable {
  let isTerminal: Bool
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "skein.input")
  /// Touched on `queue` only, which is serial.
  nonisolated(unsafe) private var pending: [UInt8] = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
  }

  /// The next line without its end; nil when there are no more. Bytes that are no UTF-8 are replaced.
  func line() async -> String? {
    await withCheckedContinuation { done in
      queue.async { [self] in done.resume(returning: readLine()) }
    }
  }

  /// All that comes. With a `patience` in milliseconds it gives up where nothing has come by then: a pipe that somebody left open.
  func all(patience: Int32? = nil) async -> String {
    await withCheckedContinuation { done in
      queue.async { [self] in
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if let patience, poll(&watched, 1, patience) == 0 { return done.resume(returning: "") }
        while fill() {}
        done.resume(returning: String(decoding: pending, as: UTF8.self))
        pending = []
      }
    }
  }

  private func readLine() -> String? {
    var searched = 0
    while true {
      if let end = pending[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        var line = pending[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self)
        pending.removeFirst(end + 1)
        return text
      }
      searched = pending.count
      if !fill() {
        guard !pending.isEmpty else { return nil }
        defer { pending = [] }
        return String(decoding: pending, as: UTF8.self)
      }
    }
  }

  private func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 {
        pending += chunk[..<count]
        return true
      }
      guard count < 0, errno == EINTR else { return false }
    }
  }
}
