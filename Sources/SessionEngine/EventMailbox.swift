import Conversation
import Synchronization

/// Events on their way to a front end that takes them when it can.
///
/// Text that grows the same block is merged and a summary replaces the one before it, so a front end that stands still costs
/// no more memory than what it will show.
public final class EventMailbox: Sendable {
  fileprivate struct Contents {
    var kinds: [Event.Kind] = []
    /// Where the last event of a session's transcript, and its summary, wait in `kinds`.
    var transcripts: [SessionID: Int] = [:]
    var summaries: [SessionID: Int] = [:]
    var number: UInt64 = 0
    var wake: (@Sendable () -> Void)?
  }

  private let contents = Mutex(Contents())

  public init() {}

  /// `wake` is called from any thread when the mailbox is no longer empty; it must not block.
  public func onArrival(_ wake: @escaping @Sendable () -> Void) {
    let isWaiting = contents.withLock { contents in
      contents.wake = wake
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
      contents.transcripts = [:]
      contents.summaries = [:]
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

extension EventMailbox.Contents {
  fileprivate mutating func add(_ kind: Event.Kind) {
    switch kind {
    case .transcript(let session, let change):
      if case .grow(let block, let text) = change, let place = transcripts[session],
        case .transcript(_, .grow(block, let before)) = kinds[place]
      {
        // Empty the place first, so that the text grows in place instead of being copied.
        kinds[place] = .closed
        var merged = before
        merged += text
        kinds[place] = .transcript(session, .grow(block, merged))
        return
      }
      transcripts[session] = kinds.count
    case .summary(let summary):
      if let place = summaries[summary.id] {
        kinds[place] = kind
        return
      }
      summaries[summary.id] = kinds.count
    case .opened(let view):
      // What waits was said before this view was taken, and is part of it.
      transcripts[view.summary.id] = nil
    case .removed(let session):
      // A summary that comes later must not be told before it.
      summaries[session] = nil
    default: break
    }
    kinds.append(kind)
  }
}
