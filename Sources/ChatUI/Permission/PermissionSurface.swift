import Conversation
import Terminal

/// The open requests of one session above its composer: shows one whole, and answers it when the user means it.
///
/// It never takes the focus by itself, and a key answers only the very request that was on the screen, after every row
/// of it was painted and no sooner than half a second after it appeared (see `Exposure`).
public struct PermissionSurface: Equatable, Sendable {
  /// What the keys do while it has the focus.
  enum Mode: Equatable, Sendable {
    case reading
    /// Choosing among the suggested rules: the row at hand and those marked.
    case rules(row: Int, marked: Set<Int>)
    /// Writing why not, or what about the plan, or an answer in one's own words.
    case note(TextEditor)
  }

  /// Oldest first.
  private(set) var requests: [PermissionRequest] = []
  var isFocused = false
  /// It has the whole screen.
  var isWhole = false
  var mode = Mode.reading
  var form: QuestionForm?
  var exposure = Exposure()
  /// The first row of the request that is shown.
  var scroll = 0
  /// How many rows of it there are, and how many fit, by the last frame.
  var rowCount = 0
  var visibleRows = 0
  /// The last frame had no room for the keys that answer, so that none of them counts.
  var isTooSmall = false
  /// The request that a note is being written to though it is no longer open: no key answers another in its place, and the words stay
  /// until their writer leaves them.
  private(set) var gone: PermissionRequest?
  /// Notes that were begun and left, by page.
  private(set) var kept: [Int: String] = [:]
  /// A note whose request is gone and that was not sent.
  private var dropped: String?
  private var chosen: RequestID?
  /// The answer at hand moved: the next frame brings it onto the screen.
  var revealsCursor = false
  var cache: (request: PermissionRequest, width: Int, place: StyledText, rows: StyledText)?

  public init() {}

  public static func == (left: Self, right: Self) -> Bool {
    left.requests == right.requests && left.isFocused == right.isFocused && left.mode == right.mode
      && left.form == right.form && left.scroll == right.scroll
  }

  /// The request that is shown.
  var request: PermissionRequest? { gone ?? requests.first { $0.id == chosen } ?? requests.first }
  var page: Int { form?.page ?? 0 }

  var context: KeyContext {
    switch mode {
    case .note: return .note
    case .rules: return .rules
    case .reading: break
    }
    switch request?.kind {
    case .questions: return .questions
    case .plan: return .plan
    case .tool, nil: return .permission
    }
  }

  /// Takes what is open now. Where the request at hand is no longer, keys that were meant for it reach no other one.
  mutating func set(_ new: [PermissionRequest]) {
    let before = request
    requests = new
    // One that was lost sight of for a moment is open after all.
    if let gone, new.contains(gone) {
      chosen = gone.id
      self.gone = nil
    }
    guard request != before else { return }
    if isFocused, case .note(let editor) = mode, !editor.isEmpty {
      gone = before
    } else {
      startAnew()
      isFocused = false
    }
  }

  /// Shows a request; another than the oldest is chosen from the inbox.
  mutating func show(_ id: RequestID?) {
    let before = request
    gone = nil
    chosen = id
    if request != before { startAnew() }
  }

  mutating func focus() { isFocused = request != nil }

  mutating func postpone() {
    isFocused = false
    isWhole = false
    leaveNote()
    guard gone != nil else { return }
    gone = nil
    startAnew()
  }

  /// After an answer was given here: the next request, if any, is shown anew.
  mutating func remove(_ request: PermissionRequest) {
    let isShown = self.request == request
    requests.removeAll { $0 == request }
    guard isShown else { return }
    startAnew()
    if requests.isEmpty { isFocused = false }
  }

  /// What was written to the request at hand and not sent.
  var words: String {
    var words = kept
    if case .note(let editor) = mode { words[page] = editor.text }
    return words.sorted { $0.key < $1.key }.map(\.value).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// A note that lost its request, once.
  mutating func takeDropped() -> String? {
    defer { dropped = nil }
    return dropped
  }

  mutating func beginNote(_ text: String) { mode = .note(TextEditor(kept[page] ?? text)) }

  /// The words stay for the next time.
  mutating func leaveNote() {
    if case .note(let editor) = mode { kept[page] = editor.text }
    mode = .reading
  }

  /// The note was sent.
  mutating func endNote() {
    kept[page] = nil
    mode = .reading
  }

  private mutating func startAnew() {
    if !words.isEmpty { dropped = words }
    kept = [:]
    mode = .reading
    scroll = 0
    isWhole = false
    exposure = Exposure()
    cache = nil
    form = nil
    if case .questions(let questions) = request?.kind { form = QuestionForm(questions) }
  }
}
