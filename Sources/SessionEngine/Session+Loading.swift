import Conversation
import History

/// How a session comes into memory and leaves it.
extension Session {
  /// Takes the session into memory, and its lock. The problem says why it can only be read: another Skein has it.
  @discardableResult
  func load(now: Timestamp) async -> Problem? {
    if hold.isOwned { return releases.isEmpty ? nil : .goingElsewhere(id) }
    if let handing { return SessionSharing.inUse(id, SessionOwner(process: handing)) }
    let lock: (any AnyObject & Sendable)?
    do throws(Problem) {
      lock = try context.lock?(id)
    } catch {
      if case .none = hold {
        hold = .foreign
        await read(now: now)
      }
      if let holder = context.sharing?.holder(of: id), elsewhere?.owner.process != holder.process {
        elsewhere = Elsewhere(owner: SessionOwner(process: holder.process))
      }
      return error
    }
    stopFollowing()
    elsewhere = nil
    let wasCopy = if case .foreign = hold { true } else { false }
    hold = .owned(lock)
    await read(now: now)
    state.recover(now: now)
    // What the front end shows is the copy, as it was then.
    if wasCopy, state.isOpen {
      state.record.opened = now
      await perform(state.takeActions())
      announce()
      context.mailbox.post(.opened(view))
    }
    context.lookouts.post(.summary(summary))
    return nil
  }

  /// Reads the session as the history has it now: another Skein may have gone on with it.
  func read(now: Timestamp) async {
    // What this program wrote last may still be on its way.
    await context.writer.commit()
    do throws(HistoryProblem) {
      try await readRecordAlone()
      let window = try await context.store.blocks(of: id, before: nil, count: SessionContext.window)
      state.transcript = Transcript(blocks: window.blocks, hasEarlier: window.hasEarlier)
      try await loadToScrollPlace()
    } catch {
      state.act(.problem(Problem(.storage, session: id, error.description)))
    }
  }

  func readRecord() async {
    await context.writer.commit()
    // Only what was known stays shown where that fails.
    try? await readRecordAlone()
  }

  private func readRecordAlone() async throws(HistoryProblem) {
    guard let record = try await context.store.session(id) else { return }
    state.record = record
    told.record = record
  }

  /// A session that was left scrolled back is shown where it was left.
  private func loadToScrollPlace() async throws(HistoryProblem) {
    guard let place = state.record.scroll?.block else { return }
    while state.transcript.hasEarlier, let first = state.transcript.blocks.first?.id, first > place,
      state.transcript.blocks.count < SessionContext.mostLoaded
    {
      let window = try await context.store.blocks(of: id, before: first, count: SessionContext.mostBlocks)
      guard !window.blocks.isEmpty else { return }
      state.transcript.prepend(window.blocks, hasEarlier: window.hasEarlier)
    }
  }

  func loadEarlier(before: BlockID, count: Int) async {
    // What was forgotten from memory must be on disk before it is read from there.
    await context.writer.commit()
    do throws(HistoryProblem) {
      let window = try await context.store.blocks(of: id, before: before, count: count)
      context.mailbox.post(.earlier(id, blocks: window.blocks, hasEarlier: window.hasEarlier))
    } catch {
      context.mailbox.post(.problem(Problem(.storage, session: id, error.description)))
    }
  }

  /// Tells all blocks before `before` down to `block`, a stretch at a time.
  func loadThrough(_ block: BlockID, before: BlockID) async {
    await context.writer.commit()
    var before = before
    do throws(HistoryProblem) {
      while before > block {
        let window = try await context.store.blocks(of: id, before: before, count: SessionContext.mostBlocks)
        context.mailbox.post(.earlier(id, blocks: window.blocks, hasEarlier: window.hasEarlier))
        guard window.hasEarlier, let first = window.blocks.first?.id else { return }
        before = first
      }
    } catch {
      context.mailbox.post(.problem(Problem(.storage, session: id, error.description)))
    }
  }

  /// Lets go of a session that nobody looks at and no agent serves, so that another program can have it.
  func unloadIfUnused() async {
    guard !state.isOpen, state.process == .none, watchers.isEmpty else { return }
    let wasOwned = hold.isOwned
    switch hold {
    case .none: return
    case .owned:
      // The next owner reads what is on disk.
      await context.writer.commit()
    case .foreign: stopFollowing()
    }
    state.transcript = Transcript()
    hold = .none
    // Who is told looks at the lock.
    if wasOwned { leaveFollowers() }
  }
}
