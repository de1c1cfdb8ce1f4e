import Conversation
import History

/// The list of sessions as other Skeins change it.
extension SessionEngine {
  /// Whether the list is being read anew, and whether it changed once more meanwhile.
  enum ListReading: Sendable { case none, underWay, toRepeat }

  /// Another Skein has changed the list in the history. However often that is told, one reading at a time goes on.
  func listChanged() async {
    guard watched != nil else { return }
    guard case .none = listReading else {
      listReading = .toRepeat
      return
    }
    repeat {
      listReading = .underWay
      await readList()
    } while listReading == .toRepeat
    listReading = .none
  }

  /// Makes the list here that of the history: sessions that others made, changed, put away, brought back or removed.
  func readList() async {
    // Those made here later may be missing in what is read.
    let known = sessions.keys
    await context.writer.commit()
    guard let records = try? await context.store.sessions() else { return }
    for record in records {
      if let session = sessions[record.id] {
        session.inbox.yield(.listed(record, nil))
      } else {
        await admitNew(record.id)
      }
    }
    for id in Set(known).subtracting(records.map(\.id)) { await refresh(id) }
  }

  private func admitNew(_ id: SessionID) async {
    // It may have been deleted here since the list was read.
    await context.writer.commit()
    guard sessions[id] == nil, let record = try? await context.store.session(id), !departing.contains(id),
      sessions[id] == nil
    else { return }
    let session = admit(record)
    if !record.isArchived { events.post(.summary(await session.summary)) }
  }

  /// Another Skein that has the session does in it what concerns only its place in the list; false where none has it.
  func ownerCarriesOut(_ command: Command, in session: Session) async throws(Problem) -> Bool {
    guard await !session.isOwned, let sharing = context.sharing, let holder = sharing.holder(of: session.id),
      holder.address != sharing.address,
      let call = try await ask(.carryOut, of: holder, for: session.id, command, in: sharing)
    else { return false }
    call.end()
    guard let record = try? await context.store.session(session.id) else { return true }
    await withCheckedContinuation { done in
      if case .terminated = session.inbox.yield(.listed(record, done)) { done.resume() }
    }
    return true
  }
}

extension Command {
  /// Concerns where and how a session stands in the list, and nothing in it: so whoever has it lets others do that.
  var isAboutPlace: Bool {
    switch self {
    case .move, .pin, .markUnread: true
    default: false
    }
  }
}
