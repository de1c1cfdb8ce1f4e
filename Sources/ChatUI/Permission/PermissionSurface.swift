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
  private var chosen: RequestID?
  /// The answer at hand moved: the next frame brings it onto the screen.
  var revealsCursor = false
  var cache: (request: PermissionRequest, width: Int, rows: StyledText)?

  public init() {}

  public static func == (left: Self, right: Self) -> Bool {
    left.requests == right.requests && left.isFocused == right.isFocused && left.mode == right.mode
      && left.form == right.form && left.scroll == right.scroll
  }

  /// The request that is shown.
  var request: PermissionRequest? { requests.first { $0.id == chosen } ?? requests.first }
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

  mutating func set(_ new: [PermissionRequest]) {
    let before = request
    requests = new
    if request != before { startAnew() }
    if new.isEmpty { isFocused = false }
  }

  /// Shows a request; another than the oldest is chosen from the inbox.
  mutating func show(_ id: RequestID?) {
    let before = request
    chosen = id
    if request != before { startAnew() }
  }

  mutating func focus() { isFocused = request != nil }

  mutating func postpone() {
    isFocused = false
    isWhole = false
    mode = .reading
  }

  /// After an answer was given: the next request, if any, is shown anew.
  mutating func remove(_ request: PermissionRequest) { set(requests.filter { $0 != request }) }

  private mutating func startAnew() {
    mode = .reading
    scroll = 0
    isWhole = false
    exposure = Exposure()
    cache = nil
    form = nil
    if case .questions(let questions) = request?.kind { form = QuestionForm(questions) }
  }
}
