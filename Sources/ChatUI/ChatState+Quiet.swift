import Conversation
import Terminal

/// A calm screen: less that moves, and what a screen reader needs.
extension ChatState {
  /// Clocks that are shown go on in steps of so many milliseconds; 0: not by themselves. Nil: each second.
  var clockStep: Int64? { options.isQuiet ? 0 : options.reducesMotion ? 10_000 : nil }

  /// The time that clocks show.
  func clock(_ now: Timestamp) -> Timestamp {
    guard let step = clockStep, step > 0 else { return now }
    return Timestamp(milliseconds: now.milliseconds / step * step)
  }

  func nextStep(_ step: Int64, after now: Timestamp) -> Timestamp {
    Timestamp(milliseconds: (now.milliseconds / step + 1) * step)
  }

  /// A bell when the turn at hand ends or needs an answer; of other sessions all are told anyway.
  func quietSignal(for summary: SessionSummary) -> [Effect] {
    guard options.isQuiet, hasFocus, summary.id == current, let old = self.summary(summary.id) else { return [] }
    return old.isBusy && !summary.isBusy || summary.requests > old.requests ? [.bell] : []
  }

  /// What of a change is shown now: with a screen reader text comes by whole lines, and the rest waits for its line's end.
  mutating func wholeLines(of change: TranscriptChange, in session: SessionID) -> TranscriptChange? {
    guard options.isQuiet else { return change }
    switch change {
    case .put(let block):
      // It holds all that was said.
      unfinished[block.id] = nil
      return change
    case .grow(let id, let text):
      let words = (unfinished[id] ?? "") + text
      guard let end = words.utf8.lastIndex(of: 0x0A) else {
        unfinished[id] = words
        return nil
      }
      let next = words.utf8.index(after: end)
      unfinished[id] = String(words[next...])
      return .grow(id, String(words[..<next]))
    case .remove(let ids):
      for id in ids { unfinished[id] = nil }
      return change
    }
  }

  /// The state of the session at hand in a sentence.
  func sentence(others: Int) -> String {
    guard let session else { return "There is no session. \(keymap.hint(.newSession)) makes one." }
    var text: String
    switch session.status {
    case .asleep, .idle: text = "\(session.name) is ready."
    case .starting: text = "The agent of \(session.name) is starting."
    case .working: text = "The agent of \(session.name) is working. \(keymap.hint(.escape)) interrupts it."
    case .needsYou: text = "\(session.name) needs your answer. \(keymap.hint(.oldestPermission)) shows the question."
    case .failed(let reason): text = "\(session.name) failed: \(reason.replacing("\n", with: " "))."
    }
    if let retry = session.retry, session.isBusy { text = "The agent of \(session.name) tries again: \(retry.reason)." }
    if others > 0 { text += others == 1 ? " Another session needs you." : " \(others) other sessions need you." }
    if pane?.transcript.isFollowing == false { text += " You have scrolled back." }
    return text
  }
}
