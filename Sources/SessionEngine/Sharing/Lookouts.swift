import Conversation
import Synchronization

/// Where the sessions of this Skein tell other Skeins how they stand.
final class Lookouts: Sendable {
  private let mailboxes = Mutex<[Int: EventMailbox]>([:])

  func add(_ mailbox: EventMailbox) -> Int {
    mailboxes.withLock { mailboxes in
      let number = (mailboxes.keys.max() ?? 0) + 1
      mailboxes[number] = mailbox
      return number
    }
  }

  func remove(_ number: Int) { mailboxes.withLock { $0[number] = nil } }

  func post(_ kind: Event.Kind) {
    for mailbox in mailboxes.withLock({ Array($0.values) }) { mailbox.post(kind) }
  }
}
