import Conversation

/// How requests are answered.
extension Wire {
  func reply(_ reply: SharingReply) {
    if let line = SharingLine.bytes(reply) { send(line) }
  }

  /// Sends a mailbox's events, one a line, from now on; after ``Event/Kind/closed`` the connection ends.
  func stream(_ mailbox: EventMailbox) {
    mailbox.onArrival { [weak self] in self?.pumpSoon() }
    stream { [weak self] in
      mailbox.drain().compactMap { event in
        if case .closed = event.kind {
          self?.end(whenSent: true)
          return nil
        }
        return SharingLine.bytes(event.kind)
      }
    }
  }
}
