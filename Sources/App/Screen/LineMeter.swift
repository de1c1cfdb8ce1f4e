/// How much of what was sent to the terminal is still on its way, and so whether another frame would only grow old there.
///
/// What is written to a terminal lies in buffers, of a pseudo-terminal some 20 kB, that nothing tells the writer of and that a slow
/// line carries for half a minute. So the terminal is asked for its state (DSR, `CSI 5 n` by ECMA-48): its answer (`CSI 0 n`) says
/// that all before the question has arrived. One that does not answer is not asked again; for it a ``LineEstimate`` is all there is.
/// A value without a clock: the moments are milliseconds that never go back.
struct LineMeter: Equatable, Sendable {
  static let question: [UInt8] = Array("\u{1B}[5n".utf8)
  /// Bytes on their way that keep no frame back on any line, and after which the terminal is asked again.
  static let (window, stride) = (1500, 1000)
  /// Milliseconds that an answer is waited for beyond what the bytes before it take, on a line as slow as `slowest` (bytes a second)
  /// where none was measured.
  static let (patience, slowest) = (Int64(2000), 480)

  private enum Answers { case unknown, come, missing }
  private struct Question: Equatable { var place: Int, time: Int64 }

  var estimate = LineEstimate()
  private var answers = Answers.unknown
  private var sent = 0
  private var arrived = 0
  /// The question that is not answered yet: how much had been sent by then, and when.
  private var asked: Question?
  /// Bytes a second from answer to answer: little where little was sent, but never more than the line carries.
  private var rate: Int?
  private var lastAnswer: Int64?

  /// Counts what is sent; true where the question is to follow it.
  mutating func send(_ bytes: Int, now: Int64) -> Bool {
    sent += bytes
    giveUp(now: now)
    return asks(now: now)
  }

  /// The terminal has answered; true where it is to be asked again at once, since more was sent after the question.
  mutating func answer(now: Int64) -> Bool {
    if answers == .missing {
      // It was only slower than anyone waits.
      answers = .come
      (arrived, lastAnswer) = (sent, now)
      return false
    }
    guard let question = asked else { return false }
    answers = .come
    let delivered = (question.place - arrived) * 1000 / Int(max(1, now - (lastAnswer ?? question.time)))
    rate = max(delivered, (rate ?? 0) / 2)
    (arrived, lastAnswer) = (question.place, now)
    asked = nil
    return asks(now: now)
  }

  private mutating func asks(now: Int64) -> Bool {
    guard asked == nil, answers == .come ? sent - arrived >= Self.stride : answers == .unknown else { return false }
    asked = Question(place: sent, time: now)
    return true
  }

  /// An answer that did not come in time was lost, or none ever comes.
  private mutating func giveUp(now: Int64) {
    guard let question = asked, now >= lastMoment(of: question) else { return }
    asked = nil
    arrived = question.place
    if answers == .unknown { answers = .missing }
  }

  private func lastMoment(of question: Question) -> Int64 {
    question.time + time(for: question.place - arrived) + Self.patience
  }

  /// Milliseconds that so many bytes take.
  private func time(for bytes: Int) -> Int64 { Int64(bytes) * 1000 / Int64(max(Self.slowest, rate ?? 0)) }

  /// Milliseconds until another frame may be composed, unless an answer comes before; nil where it may be at once. One that a
  /// key asks for is kept back later than others.
  func wait(isUrgent: Bool, now: Int64) -> Int64? {
    guard answers == .come else { return estimate.wait(isUrgent: isUrgent, now: now) }
    guard let question = asked, sent - arrived > room * (isUrgent ? 2 : 1) else { return nil }
    let left = lastMoment(of: question) - now
    return left > 0 ? left : nil
  }

  /// A quarter of a second's worth, so that a line that is only long does not become slow too.
  private var room: Int { max(Self.window, min(1 << 16, (rate ?? 0) / 4)) }

  /// Milliseconds until all that was sent has arrived, where that can only be supposed.
  func supposedDelay(now: Int64) -> Int64? { answers == .come ? nil : estimate.supposedDelay(now: now) }

  /// Milliseconds within which an answer that was asked for should come; nil where none will.
  func answerDue(now: Int64) -> Int64? {
    guard answers != .missing, let question = asked else { return nil }
    return max(100, question.time + (answers == .come ? time(for: question.place - arrived) : 0) + 100 - now)
  }

  /// The terminal was another program's meanwhile: nothing is on its way any more. Whether it answers is still known.
  mutating func restart() {
    arrived = sent
    asked = nil
    estimate = LineEstimate()
  }
}
