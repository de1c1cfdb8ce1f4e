import Conversation
import Testing

@testable import App

@Suite struct CommandOutboxTests {
  private let now = Timestamp(milliseconds: 1_000)
  private let fox = SessionID("fox")

  private func draft(_ text: String) -> Command { .saveDraft(fox, Draft(text: text, cursor: text.count)) }

  @Test func aDraftWaitsForAPauseAndOnlyItsLastStateIsSent() {
    var outbox = CommandOutbox()
    outbox.add(draft("a"), now: now)
    outbox.add(draft("ab"), now: now)
    #expect(outbox.take(now: now).isEmpty)
    let later = Timestamp(milliseconds: 1_000 + CommandOutbox.draftDelay)
    #expect(outbox.due == later)
    #expect(outbox.take(now: later) == [draft("ab")])
    #expect(outbox.due == nil)
    #expect(outbox.take(now: later).isEmpty)
  }

  @Test func anotherCommandNeverOvertakesADraft() {
    var outbox = CommandOutbox()
    outbox.add(draft("a"), now: now)
    outbox.add(.interrupt(fox), now: now)
    #expect(outbox.take(now: now) == [draft("a"), .interrupt(fox)])
  }

  @Test func draftsOfTwoSessionsAreBothSent() {
    var outbox = CommandOutbox()
    outbox.add(draft("a"), now: now)
    outbox.add(.saveDraft(SessionID("owl"), Draft(text: "b", cursor: 1)), now: now)
    #expect(outbox.take(now: now, all: true).count == 2)
  }
}
