import Conversation

extension ChatState {
  /// After a failure: sends the prompt that came back into the composer, where nothing else stands there; else the engine sends
  /// on what waits in the queue. A draft is never sent by this.
  mutating func tryAgain(_ session: SessionSummary, now: Timestamp) -> [Effect] {
    guard let pane = panes[session.id] else { return [] }
    if case .failed = session.status, let returned = pane.returned, pane.composer.text == returned {
      panes[session.id]?.returned = nil
      return performComposer(.send, now: now) ?? []
    }
    return [.command(.retry(session.id))]
  }
}
