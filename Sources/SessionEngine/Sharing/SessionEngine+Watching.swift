import Conversation
import Dispatch
import History

/// How the sessions stand that other Skeins have.
extension SessionEngine {
  /// Asks the other Skeins, side by side, how the sessions stand that they have; ``summaries()`` tells it then.
  ///
  /// One that does not answer within `patience` is named as the owner all the same, as one that does not answer.
  public func survey(patience: DispatchTimeInterval = .milliseconds(250)) async {
    guard let sharing = context.sharing else { return }
    let holders = sessions.keys.compactMap { id in sharing.holder(of: id).map { (id, $0) } }
    let asked = Set(holders.compactMap(\.1.address)).subtracting([sharing.address])
    let answers = await withTaskGroup(of: (String, [SessionSummary]?).self) { group in
      for address in asked {
        group.addTask {
          guard let call = SharingCall(SharingRequest(ask: .state), at: address, of: sharing) else {
            return (address, nil)
          }
          defer { call.end() }
          guard case .answered(let reply) = await call.outcome(hearing: patience, patience: patience) else {
            return (address, nil)
          }
          return (address, reply.sessions)
        }
      }
      var answers: [String: [SessionSummary]] = [:]
      for await (address, summaries) in group { answers[address] = summaries }
      return answers
    }
    for (id, holder) in holders where holder.address != sharing.address {
      let summary = holder.address.flatMap { answers[$0] }?.first { $0.id == id }
      let owner = SessionOwner(process: holder.process, isAnswering: summary != nil)
      await sessions[id]?.take(Session.Elsewhere(owner: owner, summary: summary))
    }
  }

  /// Whether an agent of this program serves the session, or another Skein has it.
  public func isActive(_ id: SessionID) async -> Bool {
    guard let session = sessions[id] else { return false }
    switch await session.summary.status {
    case .starting, .working, .needsYou, .idle: return true
    case .asleep, .failed: break
    }
    return await owner(of: id) != nil
  }

  /// The other Skein that has a session now; nil where none has.
  public func owner(of id: SessionID) async -> SessionOwner? {
    guard let session = sessions[id], let sharing = context.sharing, await !session.isOwned else { return nil }
    return sharing.holder(of: id).map { SessionOwner(process: $0.process) }
  }

  /// From now on ``events`` also tell of sessions that other Skeins have: of new ones, how each stands, and when one is let go.
  public func watchOthers() async {
    guard let sharing = context.sharing, watched == nil else { return }
    watched = [:]
    // To be told when others come.
    sharing.listen()
    // What happened since the list was read, before anyone could tell it.
    await readList()
    for address in sharing.others() { await watch(address) }
    await survey()
  }

  /// Another Skein can be asked from now on.
  func watch(_ address: String) async {
    guard let known = watched, let sharing = context.sharing, known[address] == nil,
      let wire = sharing.connect(address, limit: 1 << 24, SharingRequest(ask: .watch))
    else { return }
    watched?[address] = wire
    let (told, telling) = AsyncStream<Event.Kind>.makeStream()
    wire.whenOver { telling.finish() }
    wire.start { [weak wire] line in
      guard let kind = SharingLine.value(Event.Kind.self, in: line) else {
        wire?.end()
        return
      }
      telling.yield(kind)
    }
    let process = wire.peer
    Task {
      var theirs: Set<SessionID> = []
      for await kind in told {
        switch kind {
        case .summary(let summary):
          theirs.insert(summary.id)
          await heard(summary, of: process)
        case .removed(let id):
          theirs.remove(id)
          await refresh(id)
        default: break
        }
      }
      watched?[address] = nil
      for id in theirs {
        await lockIsGone(of: id, from: address)
        await refresh(id)
      }
    }
  }

  /// A process that ends gives up its connections a little before its locks: without this it would stay the owner in the list.
  private func lockIsGone(of id: SessionID, from address: String) async {
    for _ in 0..<80 {
      guard context.sharing?.holder(of: id)?.address == address else { return }
      try? await Task.sleep(for: .milliseconds(25))
    }
  }

  private func heard(_ summary: SessionSummary, of process: Int32) async {
    if sessions[summary.id] == nil, let record = try? await context.store.session(summary.id),
      sessions[summary.id] == nil
    {
      admit(record)
    }
    let owner = SessionOwner(process: process)
    await sessions[summary.id]?.take(Session.Elsewhere(owner: owner, summary: summary))
  }

  /// Another Skein has let go of the session: it goes on here as it was left, or is gone from the list.
  func refresh(_ id: SessionID) async {
    guard let session = sessions[id], await !session.isOwned else { return }
    let record: SessionRecord?
    do throws(HistoryProblem) {
      record = try await context.store.session(id)
    } catch {
      return
    }
    await session.take(nil)
    guard record.map(\.isArchived) ?? true else { return }
    if record == nil {
      sessions[id] = nil
      session.inbox.finish()
    }
    events.post(.removed(id))
  }

  /// Nobody is asked any more, and nobody answered.
  func endSharing() {
    for wire in (watched ?? [:]).values { wire.end() }
    watched = nil
    context.sharing?.close()
  }
}
