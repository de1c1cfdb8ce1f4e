import Conversation
import History

extension SessionEngine {
  /// The sessions that a rule means, the one used last first.
  ///
  /// Never one that is pinned or put away, that is on screen or has a running agent, here or in another program, that holds a draft
  /// or prompts not yet sent, or whose name is among `spared`.
  public func sessions(meantBy rule: CleanupRule, sparing spared: Set<String> = [], now: Timestamp = .now()) async
    -> [SessionSummary]
  {
    let latest = await records().filter { !$0.record.isArchived }.sorted { $0.record.lastUse > $1.record.lastUse }
    var meant: [SessionSummary] = []
    for (place, entry) in latest.enumerated() {
      if let kept = rule.kept, place < kept { continue }
      if let age = rule.age, now.since(entry.record.lastUse) <= age { continue }
      guard entry.record.isDispensable, !spared.contains(entry.summary.name), entry.summary.id != shown else {
        continue
      }
      if await isActive(entry.summary.id) { continue }
      meant.append(entry.summary)
    }
    return meant
  }

  /// Moves the sessions that a rule means to the trash; what cannot be moved stays and is passed over.
  public func cleanUp(_ rule: CleanupRule, sparing spared: Set<String> = []) async -> CleanupOutcome {
    let before = await summaries().count
    var moved: [SessionSummary] = []
    for session in await sessions(meantBy: rule, sparing: spared) where await self.removes(session.id) {
      moved.append(session)
    }
    return CleanupOutcome(before: before, after: await summaries().count, moved: moved)
  }

  private func removes(_ id: SessionID) async -> Bool {
    // Looked at again: another program may have taken it meanwhile.
    guard !(await isActive(id)) else { return false }
    return (try? await delete(id)) != nil
  }

  /// Makes a session for the time of `work` and removes it for good afterwards, whatever came of it.
  ///
  /// ``count`` is the same before and after.
  public func withTemporarySession<Value: Sendable>(
    _ options: SessionOptions, _ work: (SessionSummary) async throws -> Value
  ) async throws -> Value {
    let session = try await create(name: "", options: options)
    let result: Result<Value, any Error>
    do {
      result = .success(try await work(session))
    } catch {
      result = .failure(error)
    }
    try await purge(session.id)
    return try result.get()
  }
}

extension SessionRecord {
  fileprivate var lastUse: Timestamp { max(updated, opened) }

  /// Nothing in it waits for the user, who did not say either that it is to stay in sight.
  fileprivate var isDispensable: Bool {
    !isPinned && queue.isEmpty && draft.text.allSatisfy(\.isWhitespace) && !isMidTurn
  }
}
