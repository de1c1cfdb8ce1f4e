/// What may lie in the buffers before a terminal that answers no questions.
///
/// Nothing tells how fast such a terminal is before it has refused to take more for the first time. Until then it is supposed to be
/// on a line of 9600 baud, so that no more than a few seconds of old frames lie before it if it is, and what a key asks for is sent
/// sooner, so that it does not feel slow if it is not. The supposed rate rises as soon as the buffers would be full by it and are not;
/// once they were full, how fast they took more is the rate.
struct LineEstimate: Equatable, Sendable {
  /// What a pseudo-terminal holds on Linux, in bytes.
  static let capacity = 20_000
  /// Bytes that keep no frame back, however slow the line.
  static let least = 500
  /// Bytes that keep no frame back while the rate is only supposed: two small screens.
  static let room = 6000
  /// The first rate that is supposed, in bytes a second. It is less than such a line carries, so that it gets ahead of a long stream.
  static let slowest = 700
  /// How many times the supposed rate counts for what a key asks for.
  static let haste = 3
  /// Milliseconds over which a rate is measured.
  private static let span: Int64 = 400

  /// What would be left by the rate, and by the haste with which a key is served.
  private var queued = 0
  private var queuedForKeys = 0
  /// Bytes a second, measured.
  private(set) var rate: Int?
  private(set) var supposed = Self.slowest
  private var updated: Int64 = 0
  private var isFull = false
  /// Since the buffers first took more after being full: when that was, and what they took afterwards.
  private var since: Int64?
  private var taken = 0

  /// The terminal took so many bytes; `isFull` where it refused more.
  mutating func took(_ bytes: Int, isFull now: Bool, at time: Int64) {
    settle(at: time)
    if isFull { measure(bytes, at: time) }
    queued += bytes
    queuedForKeys += bytes
    if rate != nil {
      queued = now ? Self.capacity : min(Self.capacity, queued)
      queuedForKeys = queued
    } else if now {
      // The next frame tells how fast it takes more, so it must not wait.
      (queued, queuedForKeys) = (Self.room, Self.room)
    } else if queued > Self.capacity {
      (supposed, queued, queuedForKeys) = (supposed * 2, queued / 2, queuedForKeys / 2)
    }
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
    (queued, queuedForKeys) = (left(isUrgent: false, at: time), left(isUrgent: true, at: time))
    updated = time
  }

  private func left(isUrgent: Bool, at time: Int64) -> Int {
    max(0, (isUrgent ? queuedForKeys : queued) - pace(isUrgent) * Int(min(max(0, time - updated), 1 << 20)) / 1000)
  }

  private func pace(_ isUrgent: Bool) -> Int { rate ?? supposed * (isUrgent ? Self.haste : 1) }

  /// Milliseconds until another frame may be composed; nil where it may be at once. By a measured rate that is when less than a
  /// second's worth is left, two for what a key asks for.
  func wait(isUrgent: Bool, now: Int64) -> Int64? {
    let free = rate.map { max(Self.least, $0) * (isUrgent ? 2 : 1) } ?? Self.room
    let over = left(isUrgent: isUrgent, at: now) - free
    return over > 0 ? Int64(over) * 1000 / Int64(pace(isUrgent)) + 1 : nil
  }

  /// Milliseconds that the terminal needs at most for what lies before it, by the supposed rate; nil where one was measured.
  func supposedDelay(now: Int64) -> Int64? {
    rate == nil ? Int64(left(isUrgent: false, at: now)) * 1000 / Int64(supposed) : nil
  }
}
