import Conversation

/// What of a request was on the screen, and since when: only who could read all of it can answer.
struct Exposure: Equatable, Sendable {
  /// A request counts as read no sooner than this, in milliseconds.
  static let delay: Int64 = 500

  /// What the rows are of; with another page or width they are other rows.
  struct Subject: Equatable, Sendable {
    var request: PermissionRequest
    var page = 0
    var width = 0
    var rows = 0
  }

  private(set) var subject: Subject?
  private var seen: [Bool] = []
  /// When it was first painted since it last was not; nil while it is not on the screen.
  private(set) var since: Timestamp?
  /// How long the frame that showed it for the first time, or again, was on its way at most, in milliseconds.
  private var way: Int64 = 0
  /// The frame that shows it for the first time, or again, is the last one.
  private var isNew = false
  /// The last frame is still on its way to the terminal.
  private var isUnderWay = false

  /// Notes that these rows of `subject` are on the screen now.
  mutating func paint(_ subject: Subject, rows: Range<Int>, now: Timestamp) {
    if self.subject != subject {
      // Another width shows the same request: it stays painted, only its rows must be seen anew.
      if self.subject?.request != subject.request || self.subject?.page != subject.page { since = nil }
      self.subject = subject
      seen = Array(repeating: false, count: subject.rows)
    }
    for row in rows where row < seen.count { seen[row] = true }
    isNew = since == nil
    if isNew { way = 0 }
    // A clock that was set back must not lock the keys for as long.
    since = min(since ?? now, now)
  }

  /// Notes a frame without the request.
  mutating func leaveScreen() {
    since = nil
    isUnderWay = false
  }

  /// The terminal is slow and has not taken all of the frame that was painted last.
  mutating func depart() { isUnderWay = since != nil }

  /// The terminal does not tell when it shows the frame that was painted last, but at most it takes it so many milliseconds.
  mutating func expect(within milliseconds: Int64) {
    if isNew { way = milliseconds }
  }

  /// The terminal has taken it: from now on it can be read.
  mutating func arrive(now: Timestamp) {
    guard isUnderWay || way > 0 else { return }
    isUnderWay = false
    if since != nil, isNew || way > 0 { since = now }
    way = 0
  }

  var sawEverything: Bool { subject != nil && seen.allSatisfy { $0 } }

  /// The first row that was never on the screen; nil where all were.
  var firstUnseen: Int? { seen.firstIndex(of: false) }

  /// Whether a key pressed now answers this: all of it was painted, and it is on the screen for long enough.
  func isReady(_ request: PermissionRequest, page: Int, now: Timestamp) -> Bool {
    guard let subject, let since, !isUnderWay, sawEverything else { return false }
    guard subject.request == request, subject.page == page else { return false }
    return now.since(since) >= Self.delay + way
  }

  /// When that will be, if only the time is missing.
  func ready(after now: Timestamp) -> Timestamp? {
    guard let since, !isUnderWay, sawEverything else { return nil }
    let time = Timestamp(milliseconds: since.milliseconds + Self.delay + way)
    return time > now ? time : nil
  }
}
