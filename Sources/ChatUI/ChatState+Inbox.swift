import Conversation
import Terminal

/// The one inbox for the requests of all sessions, over the session at hand.
extension ChatState {
  mutating func showInbox(now: Timestamp) {
    guard !inbox.isEmpty else { return say("No permission request is open.", now: now) }
    overlay = .inbox(InboxPanel(inbox))
  }

  /// What is open changed: the list follows, the choice stays.
  mutating func refreshInbox() {
    guard case .inbox(var panel) = overlay, panel.requests != inbox else { return }
    panel.set(inbox)
    overlay = .inbox(panel)
  }

  mutating func performInbox(_ action: Action, _ panel: InboxPanel, now: Timestamp) -> [Effect] {
    let effects = act(action, in: panel, now: now)
    let isSent = panel.surface.context == .note && effects.contains { $0.isAnswer }
    if let request = panel.chosen, !panel.surface.words.isEmpty, !isSent {
      if case .inbox(let new) = overlay, new.chosen == request { return effects }
      keepNote(panel.surface.words, of: request.session, now: now)
    }
    return effects
  }

  private mutating func act(_ action: Action, in panel: InboxPanel, now: Timestamp) -> [Effect] {
    var panel = panel
    panel.told = nil
    overlay = .inbox(panel)
    switch action {
    case .cancel: overlay = nil
    case .repaint, .suspend: return performScreen(action, now: now)
    case .inboxNext: panel.move(1)
    case .inboxPrevious: panel.move(-1)
    case .inboxGo: return panel.request.map { focus($0) } ?? []
    case .escape where panel.surface.mode == .reading: overlay = nil
    default: return perform(action, in: panel, now: now)
    }
    if overlay != nil { overlay = .inbox(panel) }
    return []
  }

  private mutating func perform(_ action: Action, in panel: InboxPanel, now: Timestamp) -> [Effect] {
    var panel = panel
    let outcome = panel.surface.perform(action, now: now)
    panel.told = outcome.words(of: panel.surface)
    overlay = .inbox(panel)
    guard case .answer(let request, let answer) = outcome else { return [] }
    panel.answered()
    overlay = panel.requests.isEmpty ? nil : .inbox(panel)
    return settle(request, answer)
  }

  /// Notes that lost their requests are kept like drafts that were set aside.
  mutating func keepNotes(now: Timestamp) {
    if case .inbox(var panel) = overlay, let request = panel.chosen, let words = panel.surface.takeDropped() {
      overlay = .inbox(panel)
      keepNote(words, of: request.session, now: now)
    }
    for id in panes.keys {
      if let words = panes[id]?.permissions.takeDropped() { keepNote(words, of: id, now: now) }
    }
  }

  private mutating func keepNote(_ words: String, of id: SessionID, now: Timestamp) {
    panes[id, default: SessionPane()].composer.recall.add(words)
    let place = id == current ? "" : " of \(summary(id)?.name ?? "its session")"
    let told = "What you wrote to it is kept: Up in the composer\(place) brings it back."
    guard case .inbox(var panel) = overlay else { return say(told, now: now) }
    panel.told = told
    overlay = .inbox(panel)
  }

  /// Answers a request that was on the screen, wherever it was shown there.
  mutating func settle(_ request: PermissionRequest, _ answer: PermissionAnswer) -> [Effect] {
    panes[request.session]?.permissions.remove(request)
    requests[request.session]?.removeAll { $0 == request }
    return [.command(.answer(request.session, request.id, answer))]
  }

  mutating func drawInbox(_ panel: InboxPanel, into canvas: inout Canvas, now: Timestamp) {
    var panel = panel
    let (sessions, options) = (sessions, options)
    panel.draw(
      into: &canvas,
      InboxPanel.Setting(keymap: keymap, now: now) { id in
        let session = sessions.first { $0.id == id }
        return (session?.name ?? "?", session.map { options.shown($0.options.folder) } ?? "?")
      })
    overlay = .inbox(panel)
  }
}

extension PermissionSurface.Outcome {
  /// What to say where a key did not do what it is for; nil where it did.
  func words(of surface: PermissionSurface) -> String? {
    switch self {
    case .nothing, .answer: nil
    case .refused(let reason): reason
    case .passedOver: "These rows were not on the screen yet: read them, then press again."
    case .notYet where surface.isTooSmall: "Too small to answer: enlarge it."
    case .notYet:
      surface.exposure.sawEverything
        ? "It has just appeared: read it, then press again."
        // At questions the other key marks an answer.
        : "Read it to its end first: \(surface.form == nil ? "Space, " : "")PgDn."
    }
  }
}
