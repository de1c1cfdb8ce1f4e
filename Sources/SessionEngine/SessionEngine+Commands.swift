import Agents
import Conversation

extension SessionEngine {
  /// Ends agents that are not needed now where too many run.
  func keepResidency() async {
    for await report in reports {
      for session in residency.update(report.session, report.need) { sessions[session]?.inbox.yield(.rest) }
    }
  }

  func carryOut() async {
    for await command in queue {
      do throws(Problem) {
        try await carryOut(command)
      } catch {
        events.post(.problem(error))
      }
    }
  }

  private func carryOut(_ command: Command) async throws(Problem) {
    switch command {
    case .create(let name, let options, let opens):
      let session = try await create(name: name, options: options)
      if opens { try show(session.id) }
    case .open(let id): try show(id)
    case .openBeside(let id): try showBeside(id)
    case .rename(let id, let name): try post(.command(.rename(id, try await freeName(name, for: id))), to: id)
    case .delete(let id):
      // Ending an agent can take seconds; other sessions' commands do not wait for it.
      inBackground { engine throws(Problem) in try await engine.delete(id) }
    // So can waiting for the one that has the session.
    case .takeOver(let id): inBackground { engine throws(Problem) in try await engine.takeOver(id) }
    case .close: Task { await self.close() }
    case .usage(let since):
      // Other commands do not wait for the history.
      Task { await self.tellUsage(since: since) }
    case .listPrompts(let id): Task { await self.tellPrompts(of: id) }
    case .rewind(let id, let prompt, let files, let conversation):
      Task { await self.tellRewind(of: id, to: prompt, files: files, conversation: conversation) }
    case .fork(let id, let prompt): Task { await self.openFork(of: id, at: prompt) }
    case .findFiles(let id, let query):
      findFiles(query, in: id)
      try post(.command(command), to: id)
    case .checkImage(let id, let path):
      Task { events.post(.imageChecked(id, path: path, await ImageFile.check(path))) }
    case .recallPrompts(let count):
      Task { events.post(.promptsRecalled(await recentPrompts(count: count))) }
    case .clear(let id): try post(.command(command), to: id)
    case .stop(let id):
      if await owner(of: id) == nil { return try post(.command(command), to: id) }
      inBackground { engine throws(Problem) in try await engine.stop(id) }
    case .move(let id, let place): arrange { engine throws(Problem) in try await engine.move(id, to: place) }
    case .exchange(let id, let other): arrange { engine throws(Problem) in try await engine.exchange(id, other) }
    case .pin(let id, let isPinned): arrange { engine throws(Problem) in try await engine.pin(id, isPinned) }
    case .markUnread(let id):
      if await owner(of: id) == nil { return try post(.command(command), to: id) }
      arrange { engine throws(Problem) in try await engine.markUnread(id) }
    case .archive(let id, let isAway): if isAway { try await archive(id) } else { _ = try await unarchive(id) }
    case .listAbsent: try await tellAbsent()
    case .restore(let id): try await bringBack(id)
    case .purge(let id): try await purgeTelling(id)
    case .removeOwnRecord(let id): try await removeOwnRecord(of: id)
    case .search(let text, let folder, let home): beginSearch(text, folder: folder, home: home)
    case .loadEarlier(let id, _, _), .loadThrough(let id, _, _), .submit(let id, _, _), .withdraw(let id, _),
      .interrupt(let id),
      .answer(let id, _, _), .setModel(let id, _), .setPermissionMode(let id, _),
      .changeAgent(let id, _), .saveDraft(let id, _), .saveScroll(let id, _), .markRead(let id),
      .retry(let id),
      .previewRewind(let id, _), .stopTask(let id, _),
      .sendHeld(let id, _), .discard(let id, _), .reorder(let id, _, _), .configure(let id, _),
      .setMetadata(let id, _, _):
      try post(.command(command), to: id)
    }
  }

  /// One after the other, since each starts from the order that the one before made; and beside the other commands, since another
  /// Skein may have to be asked. Where it cannot be, what the front end shows already is put right.
  private func arrange(_ work: @escaping @Sendable (SessionEngine) async throws(Problem) -> Void) {
    let before = arranging
    arranging = Task {
      await before?.value
      do throws(Problem) {
        try await work(self)
      } catch {
        events.post(.problem(error))
        events.post(.sessions(await summaries()))
      }
    }
  }

  func show(_ id: SessionID) throws(Problem) {
    if id == beside {
      beside = shown
    } else if let shown, shown != id {
      sessions[shown]?.inbox.yield(.shown(false))
    }
    try post(.shown(true), to: id)
    shown = id
  }

  private func showBeside(_ id: SessionID?) throws(Problem) {
    if let beside, beside != id, beside != shown { sessions[beside]?.inbox.yield(.shown(false)) }
    beside = id
    if let id, id != shown { try post(.shown(true), to: id) }
  }

  private func post(_ input: SessionInput, to id: SessionID) throws(Problem) {
    guard let session = sessions[id] else { throw Self.unknown(id) }
    session.inbox.yield(input)
  }
}
