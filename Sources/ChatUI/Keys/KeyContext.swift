/// Where a key is pressed. Several hold at once; the narrower one counts first.
public enum KeyContext: String, CaseIterable, Hashable, Sendable {
  case composer
  /// A list of files or commands is open above the composer.
  case completion
  /// The composer holds nothing.
  case composerEmpty
  /// The agent of the session at hand works.
  case composerBusy
  case anywhere
  case sidebar
  /// Reading the transcript with a cursor.
  case browse
  /// Writing what to search for in the transcript.
  case browseSearch
  /// The list of sessions is narrowed by typing.
  case sidebarFilter
  case permission, questions, plan
  /// Choosing among the rules that come with a request.
  case rules
  /// A note to a refusal, or an answer in one's own words, is being written.
  case note
  case list, field, queue, confirm, help, tasks
  case search, away, form, usage
  /// The requests of all sessions; the keys of the request that it shows come first.
  case inbox

  /// The heading in the help sheet.
  public var title: String {
    switch self {
    case .composer, .composerEmpty, .composerBusy: "Composer"
    case .completion: "Files (@) and commands (/)"
    case .anywhere: "Anywhere"
    case .sidebar: "Sidebar (F2)"
    case .browse: "Transcript (F3)"
    case .browseSearch: "Search in the transcript (/)"
    case .sidebarFilter: "Filter of the sidebar (/)"
    case .permission: "Permission request (F4)"
    case .questions: "Questions of the agent (F4)"
    case .plan: "Plan (F4)"
    case .rules: "Rules of a request (p)"
    case .note: "Note or answer in your own words"
    case .list: "Lists"
    case .field: "Name"
    case .queue: "Queue (Ctrl+X q)"
    case .inbox: "Inbox (Ctrl+X i)"
    case .confirm: "Are you sure?"
    case .tasks: "What runs (Ctrl+X k)"
    case .help: "Help"
    case .search: "Search (Ctrl+X /)"
    case .away: "Trash and put away (Ctrl+X R)"
    case .form: "Forms"
    case .usage: "Usage (Ctrl+X U)"
    }
  }

  /// What must hold for keys of this context besides its heading, said in the help.
  var condition: String? {
    switch self {
    case .composerEmpty: "composer empty"
    case .composerBusy: "while busy"
    default: nil
    }
  }
}
