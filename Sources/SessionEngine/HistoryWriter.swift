import Conversation
import History
import Synchronization

/// Gathers what sessions want kept and commits it together: streamed text at most ``delay`` later, prompts and decisions at once.
final class HistoryWriter: Sendable {
  /// How long streamed text may wait. With the commit itself, text is on disk within 100 ms.
  static let delay = Duration.milliseconds(70)

  fileprivate struct Pending {
    var changes: [HistoryChange] = []
    var isDurable = false
    var isScheduled = false
    /// Where the last change of a session's transcript, and its record, wait in `changes`.
    var transcripts: [SessionID: Int] = [:]
    var records: [SessionID: Int] = [:]
  }

  private let pending = Mutex(Pending())
  private let committer: Committer

  /// - Parameters:
  ///   - trouble: is told each failure of the store; changes that failed are not kept here: wrap the store in one that recovers.
  ///   - listed: is called when what is committed makes another list of the sessions than there was.
  init(
    store: any HistoryStore, trouble: @escaping @Sendable (HistoryProblem) -> Void,
    listed: @escaping @Sendable () -> Void = {}
  ) {
    committer = Committer(store: store, trouble: trouble, listed: listed)
  }

  func add(_ change: HistoryChange, isDurable: Bool = false) {
    let schedules = pending.withLock { pending in
      pending.add(change)
      if isDurable { pending.isDurable = true }
      defer { pending.isScheduled = true }
      return !pending.isScheduled
    }
    if schedules {
      Task {
        try? await Task.sleep(for: Self.delay)
        await flush(isDurable: false)
      }
    }
  }

  /// Returns when everything added before is durable.
  func commit() async { await flush(isDurable: true) }

  private func flush(isDurable: Bool) async {
    await committer.run { self.take(isDurable: isDurable) }
  }

  private func take(isDurable: Bool) -> ([HistoryChange], Bool) {
    pending.withLock { pending in
      let batch = (pending.changes, pending.isDurable || isDurable)
      pending = Pending()
      return batch
    }
  }

  /// Commits one batch after the other, in the order in which they were taken.
  private actor Committer {
    private let store: any HistoryStore
    private let trouble: @Sendable (HistoryProblem) -> Void
    private let listed: @Sendable () -> Void
    private var listings: [SessionID: SessionRecord] = [:]
    private var last: Task<Void, Never>?

    init(
      store: any HistoryStore, trouble: @escaping @Sendable (HistoryProblem) -> Void,
      listed: @escaping @Sendable () -> Void
    ) {
      self.store = store
      self.trouble = trouble
      self.listed = listed
    }

    func run(_ take: @escaping @Sendable () -> ([HistoryChange], Bool)) async {
      let before = last
      let task = Task { [store, trouble, listed] in
        await before?.value
        let (changes, isDurable) = take()
        guard !changes.isEmpty else { return }
        do throws(HistoryProblem) {
          try await store.commit(changes, isDurable: isDurable)
          if self.changesList(changes) { listed() }
        } catch {
          trouble(error)
        }
      }
      last = task
      await task.value
    }

    /// Of a session that was not written before by this program it is not known how it stood: it counts as changed.
    private func changesList(_ changes: [HistoryChange]) -> Bool {
      var isOther = false
      for change in changes {
        switch change {
        case .session(let record):
          if listings.updateValue(record.listing, forKey: record.id) != record.listing { isOther = true }
        case .trash, .restore, .purge: isOther = true
        case .transcript, .spent: break
        }
      }
      return isOther
    }
  }
}

extension HistoryWriter.Pending {
  fileprivate mutating func add(_ change: HistoryChange) {
    switch change {
    case .transcript(let session, .grow(let block, let text)):
      if let place = transcripts[session], case .transcript(_, .grow(block, let before)) = changes[place] {
        changes[place] = .trash(session, at: Timestamp(milliseconds: 0))
        var merged = before
        merged += text
        changes[place] = .transcript(session, .grow(block, merged))
        return
      }
      transcripts[session] = changes.count
    case .transcript(let session, _):
      transcripts[session] = changes.count
    case .session(let record):
      if let place = records[record.id] {
        changes[place] = change
        return
      }
      records[record.id] = changes.count
    case .purge(let session):
      // What comes after must not be merged into what came before.
      transcripts[session] = nil
      records[session] = nil
    case .trash, .restore, .spent: break
    }
    changes.append(change)
  }
}
