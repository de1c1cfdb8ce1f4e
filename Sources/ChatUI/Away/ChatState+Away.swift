import Conversation
import Terminal

extension ChatState {
  mutating func openAway(_ place: AbsentSession.Place) -> [Effect] {
    away = AwayPanel(place)
    overlay = .away
    return [.command(.listAbsent)]
  }

  mutating func performAway(_ action: Action) -> [Effect] {
    switch action {
    case .listDown: away.move(1)
    case .listUp: away.move(-1)
    case .listPageDown: away.page(1)
    case .listPageUp: away.page(-1)
    case .awayOther: away.changePlace()
    case .listTake:
      guard let session = away.selected else { return [] }
      restoring = session.id
      return [.command(.restore(session.id))]
    case .awayPurge:
      guard let session = away.selected else { return [] }
      overlay = .confirm(Confirmation(kind: .purge(session.id, name: session.name)))
    default: break
    }
    return []
  }

  /// Puts the session at hand away; asks first where its agent is at work.
  mutating func archive(_ session: SessionSummary, now: Timestamp) -> [Effect] {
    if isElsewhere(session, now: now) { return [] }
    let tasks = taskNames(in: session.id)
    guard session.isBusy || !tasks.isEmpty else { return archiveNow(session.id, name: session.name, now: now) }
    let kind = Confirmation.Kind.archive(session.id, name: session.name, isBusy: session.isBusy, tasks: tasks)
    overlay = .confirm(Confirmation(kind: kind))
    return []
  }

  mutating func archiveNow(_ id: SessionID, name: String, now: Timestamp) -> [Effect] {
    say("“\(name)” is put away: \(keymap.hint(.archived)) shows it, Enter there brings it back.", now: now)
    return [.command(.archive(id, true))]
  }

  /// A session that came back tells where it is.
  mutating func noteRestored(_ id: SessionID, now: Timestamp) {
    guard restoring == id, let place = sessions.firstIndex(where: { $0.id == id }) else { return }
    restoring = nil
    let words = "“\(sessions[place].name)” is back, number \(place + 1) in the list."
    if case .away = overlay { away.note = words } else { say(words, now: now) }
  }

  /// Asks about the agent's own record only where the session was removed: elsewhere something is being written.
  mutating func notePurged(_ id: SessionID, name: String, ownRecord: String?, now: Timestamp) {
    let words = "“\(name)” is gone for good."
    guard case .away = overlay else {
      let rest = ownRecord.map { " The agent's own record stays: \($0)" } ?? ""
      return say(words + rest, now: now, isProblem: ownRecord != nil)
    }
    away.note = words
    if let ownRecord { overlay = .confirm(Confirmation(kind: .ownRecord(id, path: ownRecord))) }
  }
}
