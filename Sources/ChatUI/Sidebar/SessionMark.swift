import Conversation
import Terminal

/// How the state of a session is shown in a few columns: a sign, a word, a meaning.
struct SessionMark: Equatable, Sendable {
  var sign: String
  var word: String
  var style: StyleName

  /// The word for the state alone, where how long it lasts stands elsewhere.
  var state: String { isWorking ? "working" : word }
  private var isWorking = false

  /// Retries come before the status, then what needs the user, then what is unread.
  init(_ session: SessionSummary, now: Timestamp) {
    if let retry = session.retry, session.isBusy {
      self.init("◌", "retry \(ShortTime.seconds(until: retry.next, now: now))s", "sidebar.attention")
      return
    }
    if session.owner != nil {
      self.init(elsewhere: session, now: now)
      return
    }
    if session.requests > 0 {
      self.init("▲", "needs you", "sidebar.attention")
      return
    }
    switch session.status {
    case .starting: self.init("◌", "starting", "sidebar.busy")
    case .working:
      self.init("●", ShortTime.text(now.since(session.since)), "sidebar.busy")
      isWorking = true
    case .needsYou: self.init("▲", "needs you", "sidebar.attention")
    case .failed: self.init("✗", "failed", "sidebar.failed")
    case .idle, .asleep:
      if session.unread > 0, session.turnFailure != nil {
        self.init("✗", "failed", "sidebar.failed")
      } else if session.unread > 0 {
        self.init("◆", "\(session.unread) new", "sidebar.unread")
      } else if session.status == .idle {
        self.init("○", "idle", "sidebar.detail")
      } else {
        self.init("·", "asleep", "sidebar.asleep")
      }
    }
  }

  /// Another Skein has it.
  private init(elsewhere session: SessionSummary, now: Timestamp) {
    switch session.status {
    case .needsYou: self.init("↗", "needs you", "sidebar.attention")
    case .starting: self.init("↗", "starting", "sidebar.busy")
    case .working:
      self.init("↗", ShortTime.text(now.since(session.since)), "sidebar.busy")
      isWorking = true
    case .failed: self.init("↗", "failed", "sidebar.failed")
    case .idle, .asleep: self.init("↗", "elsewhere", "sidebar.detail")
    }
  }

  private init(_ sign: String, _ word: String, _ style: StyleName) {
    self.sign = sign
    self.word = word
    self.style = style
  }
}

extension SessionSummary {
  /// Its agent does not run any more, or its last turn came to nothing.
  var hasFailed: Bool { if case .failed = status { true } else { turnFailure != nil } }
}
