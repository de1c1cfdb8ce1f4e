import Testing

@testable import App

@Suite struct LineMeterTests {
  /// A meter that has asked after its first frame and got the answer in `milliseconds`.
  private func answered(bytes: Int = 4000, in milliseconds: Int64) -> LineMeter {
    var meter = LineMeter()
    #expect(meter.send(bytes, now: 0) == true)
    #expect(meter.answer(now: milliseconds) == false)
    return meter
  }

  @Test func theFirstFrameIsAskedAfterAndKeepsNothingBack() {
    var meter = LineMeter()
    #expect(meter.send(4000, now: 0) == true)
    #expect(meter.send(9000, now: 1) == false)
    #expect(meter.wait(isUrgent: false, now: 1) == nil)
  }

  @Test func littleIsNeverAskedAfter() {
    var meter = answered(in: 3)
    #expect(meter.send(999, now: 10) == false)
    #expect(meter.send(1, now: 20) == true)
    #expect(meter.send(2000, now: 21) == false)
  }

  @Test func aSlowLineKeepsFramesBackUntilItAnswers() {
    var meter = answered(in: 4000)
    #expect(meter.send(1400, now: 5000) == true)
    #expect(meter.wait(isUrgent: false, now: 5000) == nil)
    #expect(meter.send(200, now: 5100) == false)
    #expect(meter.wait(isUrgent: false, now: 5100) != nil)
    #expect(meter.wait(isUrgent: true, now: 5100) == nil)
    #expect(meter.send(1500, now: 5200) == false)
    #expect(meter.wait(isUrgent: true, now: 5200) != nil)
    // What followed the question is asked after in its turn.
    #expect(meter.answer(now: 6500) == true)
    #expect(meter.wait(isUrgent: false, now: 6500) != nil)
    #expect(meter.wait(isUrgent: true, now: 6500) == nil)
    #expect(meter.answer(now: 8300) == false)
    #expect(meter.wait(isUrgent: false, now: 8300) == nil)
  }

  @Test func aFastLineHasRoomForAWholeScreen() {
    var meter = answered(in: 2)
    #expect(meter.send(30_000, now: 10) == true)
    #expect(meter.wait(isUrgent: false, now: 10) == nil)
  }

  /// Typing at leisure for a while does not make a slow line look fast.
  @Test func whatCameLongAgoDoesNotCountAsSpeed() {
    var meter = answered(in: 4000)
    #expect(meter.send(980, now: 20_000) == false)
    #expect(meter.send(20, now: 40_000) == true)
    #expect(meter.answer(now: 40_020) == false)
    #expect(meter.send(2000, now: 50_000) == true)
    #expect(meter.wait(isUrgent: false, now: 50_000) != nil)
  }

  @Test func aLostAnswerFreezesNothing() throws {
    var meter = answered(in: 4000)
    #expect(meter.send(4800, now: 10_000) == true)
    let wait = try #require(meter.wait(isUrgent: false, now: 10_000))
    #expect((5000...12_000).contains(wait))
    #expect(meter.wait(isUrgent: false, now: 10_000 + wait) == nil)
    // It is given up, and the next frame is asked after anew.
    #expect(meter.send(1000, now: 10_000 + wait) == true)
    #expect(meter.wait(isUrgent: false, now: 10_000 + wait) == nil)
  }

  @Test func whoeverDoesNotAnswerIsNotAskedAgain() {
    var meter = LineMeter()
    #expect(meter.send(960, now: 0) == true)
    #expect(meter.send(50_000, now: 60_000) == false)
    #expect(meter.send(50_000, now: 120_000) == false)
    #expect(meter.wait(isUrgent: false, now: 120_000) == nil)
    #expect(meter.answerDue(now: 120_000) == nil)
    // It was only very slow.
    #expect(meter.answer(now: 130_000) == false)
    #expect(meter.send(1000, now: 140_000) == true)
  }

  @Test func anAnswerToNobodyIsIgnored() {
    var meter = LineMeter()
    #expect(meter.answer(now: 0) == false)
    #expect(meter == LineMeter())
  }

  @Test func theLastAnswerIsWaitedForAsLongAsTheLineNeeds() {
    var meter = answered(in: 4000)
    #expect(meter.answerDue(now: 5000) == nil)
    #expect(meter.send(2000, now: 5000) == true)
    #expect(meter.answerDue(now: 5000).map { (2000...2500).contains($0) } == true)
    meter.restart()
    #expect(meter.answerDue(now: 5000) == nil)
    #expect(meter.wait(isUrgent: false, now: 5000) == nil)
  }

  @Test func aTerminalThatSaysNothingIsSupposedToBeSlow() throws {
    var estimate = LineEstimate()
    estimate.took(3000, isFull: false, at: 0)
    estimate.took(3000, isFull: false, at: 10)
    #expect(estimate.wait(isUrgent: false, now: 10) == nil)
    estimate.took(3000, isFull: false, at: 20)
    let wait = try #require(estimate.wait(isUrgent: false, now: 20))
    #expect((4200...4300).contains(wait))
    let forKeys = try #require(estimate.wait(isUrgent: true, now: 20))
    #expect((1400...1450).contains(forKeys))
    #expect(estimate.wait(isUrgent: false, now: 20 + wait) == nil)
    // At 960 bytes a second it is on the screen by then.
    let delay = try #require(estimate.supposedDelay(now: 20))
    #expect(delay >= 9000 * 1000 / 960)
  }

  /// However long a stream lasts, what is seen is no older than its first frames were.
  @Test func aStreamDoesNotPileUpOnALineOf9600Baud() {
    var estimate = LineEstimate()
    var (before, oldest) = (0.0, 0.0)
    for time in stride(from: Int64(0), to: 120_000, by: 100) {
      before = max(0, before - 96)
      guard estimate.wait(isUrgent: false, now: time) == nil else { continue }
      estimate.took(2000, isFull: false, at: time)
      before += 2000
      oldest = max(oldest, before)
      if time > 60_000 { #expect(before < 2500, "at \(time) ms") }
    }
    #expect(oldest < 9000)
  }

  @Test func aTerminalThatIsOnlySilentIsFoundOut() {
    var estimate = LineEstimate()
    var frames = 0
    for time in stride(from: Int64(0), to: 20_000, by: 30) where estimate.wait(isUrgent: true, now: time) == nil {
      estimate.took(3000, isFull: false, at: time)
      frames += 1
    }
    #expect(estimate.supposed > 2 * LineEstimate.slowest)
    #expect(frames > 20)
  }

  @Test func whoOnlyStoppedForAMomentIsNotTakenForSlow() {
    var estimate = LineEstimate()
    estimate.took(19_000, isFull: true, at: 0)
    estimate.took(1000, isFull: false, at: 40)
    #expect(estimate.wait(isUrgent: true, now: 40) == 437)
    #expect(estimate.wait(isUrgent: false, now: 1470) == nil)
  }

  @Test func aDeafTerminalIsMeasuredOnceItIsFull() throws {
    var estimate = LineEstimate()
    estimate.took(19_000, isFull: true, at: 0)
    #expect(estimate.wait(isUrgent: false, now: 0) == nil)
    #expect(estimate.rate == nil)
    // It stood still for half a minute; only what follows tells how fast it is.
    estimate.took(3000, isFull: true, at: 30_000)
    #expect(estimate.rate == nil)
    estimate.took(1000, isFull: true, at: 31_000)
    estimate.took(1000, isFull: false, at: 32_000)
    #expect(estimate.rate == 1000)
    #expect(estimate.supposedDelay(now: 32_000) == nil)
    let wait = try #require(estimate.wait(isUrgent: false, now: 32_000))
    #expect(wait == 19_001)
    #expect(estimate.wait(isUrgent: false, now: 32_000 + wait) == nil)
    estimate.took(900, isFull: false, at: 52_000)
    #expect(estimate.wait(isUrgent: false, now: 52_000) == nil)
    estimate.took(900, isFull: false, at: 52_000)
    #expect(estimate.wait(isUrgent: false, now: 52_000) == 801)
    #expect(estimate.wait(isUrgent: true, now: 52_000) == nil)
  }
}
