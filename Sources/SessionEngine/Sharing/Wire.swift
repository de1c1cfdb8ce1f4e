import Dispatch
import Glibc

/// A connection between two Skeins: lines both ways. No call waits, and nothing of it runs on a thread of Swift's own.
///
/// Unchecked: all that changes is touched only on `queue`.
final class Wire: @unchecked Sendable {
  /// The process at the other end.
  let peer: Int32
  let queue: DispatchQueue
  private let file: Int32
  /// The longest line that is read, in bytes; a longer one ends the connection.
  private let limit: Int
  private var onLine: (@Sendable ([UInt8]) -> Void)?
  private var over: [@Sendable () -> Void] = []
  private var reader: (any DispatchSourceRead)?
  private var writer: (any DispatchSourceWrite)?
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var sent = 0
  private var isEnded = false
  private var endsWhenSent = false
  /// Called when all was sent, for more.
  private var more: (@Sendable () -> [[UInt8]])?
  /// Rises with every byte that leaves, so that a reader who takes nothing is found out.
  private var progress = 0

  /// How long the other end may take nothing of what is sent to it, in seconds; what waits for it meanwhile stays in memory.
  static let patience = 10

  /// Takes over the descriptor.
  init(file: Int32, peer: Int32, limit: Int) {
    self.file = file
    self.peer = peer
    self.limit = limit
    queue = DispatchQueue(label: "skein.wire")
  }

  deinit {
    if reader == nil { Glibc.close(file) }
  }

  /// Begins to read; to be called once. `onLine` is called on `queue`.
  func start(onLine: @escaping @Sendable ([UInt8]) -> Void) {
    queue.async { [self] in
      guard !isEnded else { return }
      self.onLine = onLine
      let source = DispatchSource.makeReadSource(fileDescriptor: file, queue: queue)
      reader = source
      // The source keeps the connection alive until it is cancelled.
      source.setEventHandler { self.read() }
      source.setCancelHandler { [file] in Glibc.close(file) }
      source.activate()
      flush()
    }
  }

  /// Called on `queue` when the connection has ended, whoever ended it; at once where it has.
  func whenOver(_ action: @escaping @Sendable () -> Void) {
    queue.async { [self] in
      if isEnded { action() } else { over.append(action) }
    }
  }

  func end(afterSeconds seconds: Int) {
    queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [weak self] in self?.finish() }
  }

  func send(_ line: [UInt8]) {
    queue.async { [self] in
      guard !isEnded else { return }
      output += line
      output.append(UInt8(ascii: "\n"))
      flush()
    }
  }

  /// Ends the connection; with `whenSent` only after all that waits has left.
  func end(whenSent: Bool = false) {
    queue.async { [self] in
      if whenSent, sent < output.count || more != nil { endsWhenSent = true } else { finish() }
      if whenSent { pump() }
    }
  }

  /// Sends what `source` gives whenever all before has left; to be told by ``pumpSoon()`` when it has something.
  func stream(_ source: @escaping @Sendable () -> [[UInt8]]) {
    queue.async { [self] in
      more = source
      pump()
    }
  }

  func pumpSoon() { queue.async { [self] in pump() } }

  private func pump() {
    while !isEnded, sent == output.count, let lines = more?() {
      guard !lines.isEmpty else {
        if endsWhenSent { finish() }
        return
      }
      for line in lines {
        output += line
        output.append(UInt8(ascii: "\n"))
      }
      write()
    }
  }

  private func flush() {
    write()
    pump()
    if !isEnded, endsWhenSent, more == nil, sent == output.count { finish() }
  }

  private func write() {
    guard !isEnded, reader != nil, writer == nil else { return }
    while sent < output.count {
      let count = output.withUnsafeBytes {
        Glibc.send(file, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
        progress += 1
      } else if errno == EAGAIN {
        waitForRoom()
        return
      } else if errno != EINTR {
        finish()
        return
      }
    }
    output = []
    sent = 0
  }

  private func waitForRoom() {
    let source = DispatchSource.makeWriteSource(fileDescriptor: file, queue: queue)
    writer = source
    source.setEventHandler { [self] in
      writer?.cancel()
      writer = nil
      flush()
    }
    source.activate()
    let before = progress
    queue.asyncAfter(deadline: .now() + .seconds(Self.patience)) { [weak self] in
      guard let self, progress == before, writer != nil else { return }
      finish()
    }
  }

  private func read() {
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while !isEnded {
      let count = Glibc.read(file, &part, part.count)
      if count > 0 {
        take(part[..<count])
      } else if count < 0, errno == EAGAIN {
        return
      } else if count == 0 || errno != EINTR {
        finish()
      }
    }
  }

  private func take(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !isEnded, let cut = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = input + rest[..<cut]
      input = []
      rest = rest[(cut + 1)...]
      if line.count > limit { return finish() }
      onLine?(line)
    }
    input += rest
    if input.count > limit { finish() }
  }

  private func finish() {
    guard !isEnded else { return }
    isEnded = true
    more = nil
    writer?.cancel()
    writer = nil
    reader?.cancel()
    onLine = nil
    let told = over
    over = []
    for action in told { action() }
  }
}
