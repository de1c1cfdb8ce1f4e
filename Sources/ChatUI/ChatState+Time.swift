import Conversation

extension ChatState {
  /// When something that is shown changes by itself: seconds of a running turn, a countdown, a key that begins or ceases to
  /// count. Nil while nothing does, so that idling costs nothing. Call `tick`, then draw.
  public func nextTick(after now: Timestamp) -> Timestamp? {
    var times: [Timestamp] = []
    let isBusy = sessions.contains(where: \.isBusy)
    if let step = clockStep {
      if step > 0, isBusy || pane?.transcript.hasClock == true { times.append(nextStep(step, after: now)) }
    } else if isBusy {
      let starts = sessions.filter(\.isBusy).map { nextSecond(since: $0.since, now: now) }
      if let first = starts.min() { times.append(first) }
    }
    if sidebar.showsAges {
      let ages = sessions.filter { !$0.isBusy }.map { ShortTime.untilOlder(now.since($0.updated)) }
      if let first = ages.min() { times.append(Timestamp(milliseconds: now.milliseconds + first)) }
    }
    if clockStep == nil, shownSessions.contains(where: { panes[$0]?.transcript.hasClock == true }) {
      times.append(Timestamp(milliseconds: now.milliseconds + 1_000))
    }
    if case .tasks = overlay, !tasks.isEmpty { times.append(Timestamp(milliseconds: now.milliseconds + 1_000)) }
    if let until = leavingUntil, until > now { times.append(until) }
    if let ready = pane?.permissions.exposure.ready(after: now) { times.append(ready) }
    if hasWishes || pane?.transcript.hasMoreToSearch == true { times.append(now) }
    if case .inbox(let panel) = overlay, let ready = panel.surface.exposure.ready(after: now) { times.append(ready) }
    if let due = desk.due { times.append(due) }
    return times.min()
  }

  /// What time brings: call it when `nextTick` is due.
  public mutating func tick(now: Timestamp) -> [Effect] {
    if let until = leavingUntil, until <= now {
      leavingUntil = nil
      messages.removeAll { $0.text == Self.leaveAgain }
    }
    searchOn(now: now)
    return calls(now: now) + wishes()
  }

  static let leaveAgain = "Ctrl+C again leaves Skein."

  private func nextSecond(since: Timestamp, now: Timestamp) -> Timestamp {
    let past = now.since(since) % 1000
    return Timestamp(milliseconds: now.milliseconds + (past < 0 ? -past : 1000 - past))
  }

  /// The transcript at hand was scrolled near blocks that are not loaded.
  private var hasWishes: Bool {
    guard let pane, pane.isLoaded, let block = pane.transcript.wantsEarlier else { return false }
    return pane.askedEarlier != block
  }

  mutating func wishes() -> [Effect] {
    guard hasWishes, let id = current, let block = panes[id]?.transcript.wantsEarlier else { return [] }
    panes[id]?.askedEarlier = block
    return [.command(.loadEarlier(id, before: block, count: panes[id]?.transcript.earlierCount ?? 200))]
  }

  /// What the user sees at its end is no longer unread.
  mutating func readEffects() -> [Effect] {
    guard hasFocus else { return [] }
    return shownSessions.compactMap { id in
      guard let place = sessions.firstIndex(where: { $0.id == id }), sessions[place].unread > 0,
        let pane = panes[id], pane.isLoaded, !pane.staysUnread, pane.transcript.isFollowing
      else { return nil }
      sessions[place].unread = 0
      return .command(.markRead(id))
    }
  }
}
