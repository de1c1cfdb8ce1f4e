import Conversation
import Terminal

/// The whole screen of the chat as a value: takes inputs and events, gives effects, and draws itself.
///
/// It only routes: each surface (sidebar, transcript, permission requests, composer, what lies over them) keeps its own
/// state. One light pane is kept for each session that was opened; of others only the summary is known.
public struct ChatState: Sendable {
  var options: ChatOptions
  var keymap: Keymap { options.keymap }

  /// In the order of the sidebar.
  public internal(set) var sessions: [SessionSummary] = []
  /// The session at hand.
  public internal(set) var current: SessionID?
  /// The one at hand before.
  var last: SessionID?
  /// The one at hand was come to by asking who needs attention.
  var isOnRound = false
  var panes: [SessionID: SessionPane] = [:]
  /// The open requests of all sessions, also of those that were never opened.
  var requests: [SessionID: [PermissionRequest]] = [:]
  /// What runs beside the turns of all sessions.
  var tasks: [SessionID: [BackgroundTask]] = [:]

  var size: Size
  var sidebar = Sidebar()
  var overlay: Overlay?
  var search = SearchPanel()
  var away = AwayPanel()
  var split: Split?
  /// Neither sidebar nor header are shown.
  var isZoomed = false
  /// A session that is to come back into the list.
  var restoring: SessionID?
  /// What the picker of links and files offers.
  var shownPlaces: [Place] = []
  var mouse = MouseState()
  /// Where everything was in the last frame.
  var layout = ScreenLayout(Size(rows: 0, columns: 0), ScreenLayout.Wants())
  var messages: [Message] = []
  var desk = AttentionDesk()
  /// Ctrl+X was pressed and the next key belongs to it.
  var isAfterLeader = false
  /// Until when a second Ctrl+C leaves.
  var leavingUntil: Timestamp?
  /// When a running turn was first asked to stop.
  var interrupted: (session: SessionID, time: Timestamp)?
  /// A session was asked for, by the user or by the launch, and is not there yet: what is typed meanwhile belongs to it.
  var awaited: AwaitedSession? = AwaitedSession(known: [])
  /// The terminal's window has the focus, as far as is known.
  var hasFocus = true
  /// The theme that the screen was last asked to be drawn in.
  var shownTheme: String
  /// With a screen reader: the beginning of the line that each block is still writing.
  var unfinished: [BlockID: String] = [:]
  public private(set) var isClosed = false

  public init(_ options: ChatOptions) {
    self.options = options
    size = options.size
    shownTheme = options.theme
    mouse.isOn = options.hasMouse
    if !options.showsSidebar { sidebar.mode = .hidden }
    sidebar.detail = options.sidebarDetail
    sidebar.isGrouped = options.groupsSessions
  }

  /// The session at hand.
  var session: SessionSummary? { sessions.first { $0.id == current } }

  func summary(_ id: SessionID) -> SessionSummary? { sessions.first { $0.id == id } }

  /// What is written in a session's composer, pastes in full.
  public func draft(of id: SessionID) -> Draft? { panes[id]?.composer.draft }

  mutating func say(_ text: String, _ style: StyleName = "status", now: Timestamp, isProblem: Bool = false) {
    messages.removeAll { $0.text == text }
    messages.append(Message(text: text, style: style, since: now, isProblem: isProblem))
  }

  /// Changes the pane of the session at hand.
  mutating func withPane<Answer>(_ change: (inout SessionPane) -> Answer) -> Answer? {
    guard let current else { return nil }
    return change(&panes[current, default: SessionPane()])
  }

  var pane: SessionPane? { current.flatMap { panes[$0] } }

  mutating func markClosed() { isClosed = true }
}
