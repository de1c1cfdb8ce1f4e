import Conversation
import Testing

@testable import App

@Suite struct FramePaceTests {
  private func grow(_ bytes: Int) -> Event.Kind {
    .transcript(SessionID("s"), .grow(BlockID(1), String(repeating: "x", count: bytes)))
  }

  @Test func framesComeLessOftenTheMoreStreamsAndAtOnceAgainAfterwards() {
    var pace = FramePace()
    let still = pace.interval
    var now = Timestamp(milliseconds: 1_000)
    pace.take(grow(5))
    pace.drawn(now: now)
    let streaming = pace.interval
    pace.take(grow(100))
    pace.drawn(now: now)
    let fast = pace.interval
    pace.take(grow(50_000))
    pace.drawn(now: now)
    let flooding = pace.interval
    #expect(still < streaming && streaming < fast && fast < flooding)
    #expect(flooding <= 100, "what came must be seen soon, whatever comes")
    now = Timestamp(milliseconds: 2_000)
    pace.drawn(now: now)
    #expect(pace.interval == still)
  }
}
