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
}
