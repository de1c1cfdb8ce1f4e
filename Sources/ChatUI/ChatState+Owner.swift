import Conversation
import Terminal

/// Sessions that another Skein has: here they are viewed.
extension ChatState {
  /// Asks the owner to let go.
  mutating func takeOver(_ session: SessionSummary, now: Timestamp) -> [Effect] {
    guard let owner = session.owner else {
      say("No other Skein has this session.", now: now)
      return []
    }
    say(Self.asking(owner), now: now)
    return [.command(.takeOver(session.id))]
  }

  /// The owner has let go: that it was asked to needs no saying any more.
  mutating func forgetAsking(_ owner: SessionOwner) { messages.removeAll { $0.text == Self.asking(owner) } }

  private static func asking(_ owner: SessionOwner) -> String { "Asking \(owner.words) to let go…" }

  /// A prompt was sent in a session that is only viewed: it stays in the composer.
  mutating func tellOfViewing(_ owner: SessionOwner, now: Timestamp) {
    let ways = "\(keymap.hint(.takeOver)) takes it over, \(keymap.hint(.forkSession)) forks it."
    say("Kept, not sent: \(owner.words) has it. \(ways)", "status.warning", now: now)
  }

  /// Whether another Skein has the session, so that here it can be neither deleted nor put away; that is said then.
  mutating func isElsewhere(_ session: SessionSummary, now: Timestamp) -> Bool {
    guard let owner = session.owner else { return false }
    let ways = "\(keymap.hint(.takeOver)) takes it over, \(keymap.hint(.stopAgent)) ends its agent there."
    say("“\(session.name)” stays in the list: \(owner.words) has it. \(ways)", "status.warning", now: now)
    return true
  }

  /// What stands in an empty composer.
  static func placeholder(_ session: SessionSummary) -> String {
    session.owner == nil ? "Message \(session.name)" : "Viewing \(session.name): what you write is kept"
  }

  /// The widest of these words that fits into the header after its first columns.
  func drawOwner(_ owner: SessionOwner, after used: Int, into canvas: inout Canvas) {
    let words = [
      "open in \(owner.words): viewing · \(keymap.hint(.takeOver)) takes it over · \(keymap.hint(.forkSession)) forks ",
      "open in \(owner.words): viewing · \(keymap.hint(.takeOver)) takes it over ",
      "viewing · \(keymap.hint(.takeOver)) takes it over ", "viewing ",
    ]
    for text in words {
      let width = TextWidth.columns(text)
      guard used + width + 2 <= canvas.size.columns else { continue }
      canvas.put(text, row: 0, column: canvas.size.columns - width, style: "status.warning")
      return
    }
  }
}
