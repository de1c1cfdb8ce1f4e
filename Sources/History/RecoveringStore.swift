import Conversation

/// A history that never fails a commit: while the store behind it cannot be opened or written, everything is kept in
/// memory, in order, and handed over together as soon as that works again.
///
/// It opens the store when it is first asked for something. It tries again with the next commit, at most every
/// `retryInterval` for streamed text, and when it is closed.
public actor RecoveringStore: HistoryStore {
  /// Told once when the trouble begins, and when it becomes another; with nil when everything is written.
  public typealias Report = @Sendable (HistoryProblem?) -> Void
  public typealias Opening = @Sendable () async throws(HistoryProblem) -> any HistoryStore

  private let open: Opening
  private let report: Report
  private let retryInterval: Duration
  private var store: (any HistoryStore)?
  private var pending: [HistoryChange] = []
  private var isPendingDurable = false
  private var problem: HistoryProblem?
  private var lastTry = ContinuousClock.now
  private var isBusy = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  public init(retryInterval: Duration = .seconds(1), report: @escaping Report, open: @escaping Opening) {
    self.open = open
    self.report = report
    self.retryInterval = retryInterval
  }

  /// Changes that are in memory only.
  public var unwritten: Int { pending.count }

  public func sessions() async throws(HistoryProblem) -> [SessionRecord] {
    await begin()
    defer { end() }
    return try await shelf().listed
  }

  public func session(_ id: SessionID) async throws(HistoryProblem) -> SessionRecord? {
    await begin()
    defer { end() }
    guard !pending.contains(where: { $0.session == id }), let store = await opened() else {
      return try await shelf().listed.first { $0.id == id }
    }
    return try await store.session(id)
  }

  public func trashed() async throws(HistoryProblem) -> [TrashedSession] {
    await begin()
    defer { end() }
    return try await shelf().trashed
  }

  public func blocks(
    of session: SessionID, before: BlockID?, count: Int
  ) async throws(HistoryProblem) -> HistoryWindow {
    await begin()
    defer { end() }
    let steps = pending.filter { $0.session == session }
    // Of the stored blocks, as many may be missing from the answer as were removed since.
    let removed = steps.reduce(0) { sum, step in
      if case .transcript(_, .remove(let ids)) = step { sum + ids.count } else { sum }
    }
    var stored = HistoryWindow(blocks: [], hasEarlier: false)
    if let store = await opened() {
      stored = try await store.blocks(of: session, before: before, count: max(0, count) + removed)
    }
    if steps.isEmpty { return stored }
    var transcript = Transcript(blocks: stored.blocks, hasEarlier: stored.hasEarlier)
    for step in steps {
      switch step {
      case .transcript(_, let change): transcript.apply(change)
      case .purge: transcript = Transcript()
      case .session, .trash, .restore, .spent: break
      }
    }
    return transcript.window(before: before, count: count)
  }

  public func search(_ query: SearchQuery, from step: SearchStep?) async throws(HistoryProblem) -> SearchPart {
    await begin()
    if pending.isEmpty, let store = await opened() {
      defer { end() }
      return try await store.search(query, from: step)
    }
    end()
    return try await scan(query)
  }

  public func spending(since: Timestamp?) async throws(HistoryProblem) -> [Spending] {
    await begin()
    defer { end() }
    var spendings: [Spending] = []
    if let store = await opened() { spendings = try await store.spending(since: since) }
    for change in pending {
      switch change {
      case .spent(let spent): spendings.append(spent)
      case .purge(let id): spendings.removeAll { $0.session == id }
      case .session, .transcript, .trash, .restore: break
      }
    }
    return spendings.inOrder(since: since)
  }

  public func commit(_ changes: [HistoryChange], isDurable: Bool) async {
    guard !changes.isEmpty else { return }
    pending += changes
    isPendingDurable = isPendingDurable || isDurable
    await begin()
    defer { end() }
    // Another call may have taken these along.
    guard !pending.isEmpty else { return }
    if problem != nil, !isPendingDurable, lastTry.duration(to: .now) < retryInterval { return }
    await write()
  }

  public func close() async {
    await begin()
    defer { end() }
    if !pending.isEmpty { await write() }
    await store?.close()
  }

  private func write() async {
    guard let store = await opened() else { return }
    let (changes, isDurable) = (pending, isPendingDurable)
    lastTry = .now
    do {
      try await store.commit(changes, isDurable: isDurable)
      pending.removeFirst(changes.count)
      if pending.isEmpty { isPendingDurable = false }
      if problem != nil { report(nil) }
      problem = nil
    } catch {
      fail(error)
    }
  }

  private func opened() async -> (any HistoryStore)? {
    if let store { return store }
    lastTry = .now
    do {
      store = try await open()
    } catch {
      fail(error)
    }
    return store
  }

  private func fail(_ problem: HistoryProblem) {
    if self.problem != problem { report(problem) }
    self.problem = problem
  }

  private func shelf() async throws(HistoryProblem) -> SessionShelf {
    var shelf = SessionShelf()
    if let store = await opened() {
      shelf = SessionShelf(listed: try await store.sessions(), trashed: try await store.trashed())
    }
    for change in pending { shelf.apply(change) }
    return shelf
  }

  // One call at a time reaches the store: text that was handed over and is still pending would be read twice.

  private func begin() async {
    guard isBusy else {
      isBusy = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func end() {
    if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
  }
}
