import Glibc
import Terminal

/// How the driver learns what of its output has arrived: see ``LineMeter``.
extension CursesDriver {
  /// Milliseconds of a clock that is never set.
  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Whether, as far as can be told, what was sent is on the screen, but for as little as comes in a moment.
  public var hasArrived: Bool { isDrained && frameWait(isUrgent: false) == nil }

  /// Milliseconds until all that was sent is on the screen, at the latest as far as can be told; nil where `hasArrived` tells it.
  public var supposedDelay: Int64? { meter.supposedDelay(now: Self.now) }

  /// Milliseconds for which a new frame would only wait behind others, unless the terminal tells before that they have arrived;
  /// nil where it may be composed at once. One that a key asks for is kept back later than others.
  public func frameWait(isUrgent: Bool) -> Int64? { meter.wait(isUrgent: isUrgent, now: Self.now) }

  /// Sends bytes, and the question for the line's state where it is due.
  func write(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    tty.write(bytes)
    if sequences.canAsk, meter.send(bytes.count, now: Self.now) { tty.write(LineMeter.question) }
    noteTaken()
  }

  /// Counts the answers that came with the input.
  func takeAnswers() {
    for _ in 0..<decoder.takeAnswers() where meter.answer(now: Self.now) { tty.write(LineMeter.question) }
    noteTaken()
  }

  func noteTaken() {
    guard let taken = tty.takeTaken() else { return }
    meter.estimate.took(taken.bytes, isFull: taken.isFull, at: Self.now)
  }

  /// Waits shortly for an answer that would else be typed into the shell, and drops what is still unread: on a slow line as long as
  /// what it was asked after takes, which the shell's own output has to wait for too.
  func awaitLastAnswer() {
    guard let due = meter.answerDue(now: Self.now), !tty.hasEnded else { return }
    let deadline = Self.now + min(due, 1500)
    while !tty.hasEnded {
      let left = deadline - Self.now
      guard left > 0 else { break }
      tty.waitForInput(milliseconds: left)
      _ = decoder.feed(tty.read())
      if decoder.takeAnswers() > 0 { break }
    }
    tty.dropInput()
    meter.restart()
  }
}
