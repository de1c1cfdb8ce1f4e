import Conversation
import Terminal

/// What a chat's screen must know from outside when it starts.
public struct ChatOptions: Sendable {
  /// What a new session starts with; its folder is the current one.
  public var newSession: SessionOptions
  /// The profile of a real agent where one is installed: a demo session offers to go on with it.
  public var realAgent: String?
  /// The profiles that a new session can have.
  public var agents: [String]
  /// The user's home folder, shown as `~`.
  public var home: String?
  public var keymap: Keymap
  /// How code is coloured.
  public var languages = LanguageLibrary.empty
  /// The names of all themes, and the one in use; `auto` is the one that fits the terminal.
  public var themes: [String] = []
  public var theme = ""
  /// The file in which a choice can be made to last, as it is shown.
  public var configurationPath = ""
  public var symbols = SymbolSet.unicode
  /// What moves by itself moves seldom.
  public var reducesMotion = false
  /// For programs that read the screen aloud: whole sentences, whole lines, nothing that moves, a bell when a turn ends.
  public var isQuiet = false
  /// Whether the list of sessions is on screen at the start, and its width in columns where there is room; nil: by the screen's.
  public var showsSidebar: Bool
  public var sidebarWidth: Int?
  /// What rows of that list tell besides name and state, and whether they stand by folder at the start.
  public var sidebarDetail = SidebarDetail.columns
  public var groupsSessions = false
  /// When and how a user who looks elsewhere is called.
  public var attention = AttentionOptions()
  public var size: Size
  /// Whether the mouse is on at the start; the terminal was told so already.
  public var hasMouse: Bool

  public init(
    newSession: SessionOptions, realAgent: String? = nil, agents: [String] = [], home: String? = nil,
    keymap: Keymap = .standard,
    showsSidebar: Bool = true, sidebarWidth: Int? = nil,
    size: Size = Size(rows: 24, columns: 80), hasMouse: Bool = false
  ) {
    self.newSession = newSession
    self.realAgent = realAgent
    self.agents = agents
    self.home = home
    self.keymap = keymap
    self.showsSidebar = showsSidebar
    self.sidebarWidth = sidebarWidth
    self.size = size
    self.hasMouse = hasMouse
  }

  public var folder: String { newSession.folder }

  /// A folder as it is shown: `~` for the home folder.
  func shown(_ folder: String) -> String {
    guard let home, !home.isEmpty, folder == home || folder.hasPrefix(home + "/") else { return folder }
    return "~" + folder.dropFirst(home.count)
  }
}
