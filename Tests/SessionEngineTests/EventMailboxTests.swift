import Conversation
import Synchronization
import Testing

@testable import SessionEngine

@Suite struct EventMailboxTests {
  private let one = SessionID("one")
  private let two = SessionID("two")

  @Test func textOfABlockIsMergedAcrossOtherSessionsEvents() {
    let mailbox = EventMailbox()
    mailbox.post(.transcript(one, .grow(BlockID(1), "a")))
    mailbox.post(.transcript(two, .grow(BlockID(1), "x")))
    mailbox.post(.transcript(one, .grow(BlockID(1), "b")))
    #expect(
      mailbox.drain().map(\.kind) == [
        .transcript(one, .grow(BlockID(1), "ab")), .transcript(two, .grow(BlockID(1), "x")),
      ])
  }

  @Test func textAfterAnotherChangeOfTheSessionIsNotMovedBeforeIt() {
    let mailbox = EventMailbox()
    mailbox.post(.transcript(one, .grow(BlockID(1), "a")))
    mailbox.post(.transcript(one, .remove([BlockID(1)])))
    mailbox.post(.transcript(one, .grow(BlockID(1), "b")))
    #expect(mailbox.drain().count == 3)
  }

  @Test func wakesOnceUntilDrainedAndNumbersWithoutGaps() {
    let mailbox = EventMailbox()
    let wakes = Mutex(0)
    mailbox.onArrival { wakes.withLock { $0 += 1 } }
    for _ in 0..<3 { mailbox.post(.removed(one)) }
    #expect(wakes.withLock { $0 } == 1)
    #expect(mailbox.drain().map(\.number) == [0, 1, 2])
    mailbox.post(.closed)
    #expect(wakes.withLock { $0 } == 2)
    #expect(mailbox.drain().map(\.number) == [3])
  }

  @Test func whatIsReplacedTakesThePlaceOfWhatWaits() {
    let mailbox = EventMailbox()
    mailbox.post(.queue(one, [Prompt(id: "p", text: "a")]))
    mailbox.post(.requests(one, []))
    mailbox.post(.queue(two, []))
    mailbox.post(.queue(one, []))
    #expect(mailbox.drain().map(\.kind) == [.queue(one, []), .requests(one, []), .queue(two, [])])
    mailbox.post(.queue(one, []))
    #expect(mailbox.drain().count == 1)
  }

  @Test func aMailboxThatNobodyEmptiesStaysSmall() {
    let mailbox = EventMailbox()
    for number in 0..<10_000 {
      mailbox.post(.problem(Problem(.other, "\(number)")))
      mailbox.post(.withdrawn(one, prompt: Prompt(text: "\(number)")))
    }
    mailbox.post(.closed)
    let events = mailbox.drain()
    #expect(events.count <= EventMailbox.mostEvents)
    #expect(events.last?.kind == .closed)
    #expect((events.first?.number ?? 0) > 1000, "the gap tells of the loss")
    // Once somebody takes them, only what repeats itself is bounded.
    for number in 0..<3_000 { mailbox.post(.withdrawn(one, prompt: Prompt(text: "\(number)"))) }
    for number in 0..<3_000 { mailbox.post(.problem(Problem(.other, "\(number)"))) }
    #expect(mailbox.drain().count <= 3_000 + EventMailbox.mostProblems + 1)
  }
}
