/// What may lie in the buffers before a terminal that answers no questions, by how fast they took more once they were full.
///
/// Nothing is known, and no frame kept back, before the terminal refused to take more for the first time.
struct LineEstimate: Equatable, Sendable {
  /// What a pseudo-terminal holds on Linux, in bytes.
  static let capacity = 20_000
  /// Bytes that keep no frame back, however slow the line.
  static let least = 500
  /// Milliseconds over which a rate is measured.
  private static let span: Int64 = 400

  private(set) var queued = 0
  /// Bytes a second.
  private(set) var rate: Int?
  private var updated: Int64 = 0
  private var isFull = false
  /// Since the buffers first took more after being full: when that was, and what they took afterwards.
  private var since: Int64?
  private var taken = 0

  /// The terminal took so many bytes; `isFull` where it refused more.
  mutating func took(_ bytes: Int, isFull now: Bool, at time: Int64) {
    settle(at: time)
    if isFull { measure(bytes, at: time) }
    queued = now ? Self.capacity : min(Self.capacity, queued + (rate == nil ? 0 : bytes))
    if !now { (since, taken) = (nil, 0) }
    isFull = now
  }

  /// What is taken first made room while nobody tried, so it says nothing.
  private mutating func measure(_ bytes: Int, at time: Int64) {
    guard bytes > 0 else { return }
    guard let since else {
      since = time
      return
    }
    taken += bytes
    if time - since >= Self.span { rate = max(1, taken * 1000 / Int(time - since)) }
  }

  private mutating func settle(at time: Int64) {
    queued = left(at: time)
    updated = time
  }

  private func left(at time: Int64) -> Int {
    guard let rate else { return 0 }
    return max(0, queued - rate * Int(min(max(0, time - updated), 1 << 20)) / 1000)
  }

  /// Milliseconds until less than a second's worth is left, two for what a key asks for; nil where that is so now.
  func wait(isUrgent: Bool, now: Int64) -> Int64? {
    guard let rate else { return nil }
    let over = left(at: now) - max(Self.least, rate) * (isUrgent ? 2 : 1)
    return over > 0 ? Int64(over) * 1000 / Int64(rate) + 1 : nil
  }
}
