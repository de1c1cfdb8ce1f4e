import Conversation
import Synchronization

/// Events on their way to a front end that takes them when it can.
///
/// Text that grows the same block is merged, and what replaces something that waits takes its place: a summary, the open
/// requests, the queue, the tasks of a session. So a front end that stands still costs no more memory than what it will show.
/// Where nobody ever takes events only the last of them are kept.
public final class EventMailbox: Sendable {
  struct Contents {
    var kinds: [Event.Kind] = []
    /// Where the last event of a session's transcript, and its summary, wait in `kinds`.
    var transcripts: [SessionID: Int] = [:]
    var summaries: [SessionID: Int] = [:]
    /// The same for what else is replaced by what comes later.
    var replaced: [Replaced: Int] = [:]
    var problems = 0
    /// Somebody takes events, or wants to be told of them.
    var isFollowed = false
    var number: UInt64 = 0
    var wake: (@Sendable () -> Void)?
  }

  enum Replaced: Hashable {
    case requests(SessionID)
    case queue(SessionID)
    case tasks(SessionID)
    case agent(SessionID)
    /// The newest problem, once there are many.
    case problem
  }

  /// How many events and, of these, problems are kept where nobody takes them.
  static let mostEvents = 1000
  static let mostProblems = 100

  private let contents = Mutex(Contents())

  public init() {}

  /// `wake` is called from any thread when the mailbox is no longer empty; it must not block.
  public func onArrival(_ wake: @escaping @Sendable () -> Void) {
    let isWaiting = contents.withLock { contents in
      contents.wake = wake
      contents.isFollowed = true
      return !contents.kinds.isEmpty
    }
    if isWaiting { wake() }
  }

  /// All that waits, in order; the mailbox is empty afterwards.
  public func drain() -> [Event] {
    contents.withLock { contents in
      let events = contents.kinds.enumerated().map {
        Event(number: contents.number + UInt64($0.offset), kind: $0.element)
      }
      contents.number += UInt64(events.count)
      contents.kinds = []
      contents.forgetPlaces()
      contents.isFollowed = true
      return events
    }
  }

  /// Tells the front end; called by the engine, and by those who put its parts together.
  public func post(_ kind: Event.Kind) {
    let wake = contents.withLock { contents -> (@Sendable () -> Void)? in
      let wasEmpty = contents.kinds.isEmpty
      contents.add(kind)
      return wasEmpty ? contents.wake : nil
    }
    wake?()
  }
}
