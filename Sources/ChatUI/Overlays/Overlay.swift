import Terminal

/// What lies over the screen and takes all keys.
enum Overlay: Equatable, Sendable {
  case help(HelpSheet)
  case picker(Picker)
  case field(TextField)
  case confirm(Confirmation)
  case queue(QueuePanel)
  case rewind(RewindPanel)
  case tasks(TasksPanel)
  /// What it shows stays in `ChatState.search`, for the next time.
  case search
  /// What it shows is in `ChatState.away`.
  case away
  case form(Form)
  case inbox(InboxPanel)
  case usage(UsagePanel)

  var contexts: [KeyContext] {
    switch self {
    case .help: [.help]
    case .picker: [.list, .composer]
    case .field: [.field, .composer]
    case .confirm: [.confirm]
    case .queue: [.queue]
    case .rewind: [.list]
    case .tasks: [.tasks]
    case .search: [.search, .list, .composer]
    case .away: [.away]
    case .form: [.form, .composer]
    case .inbox(let panel):
      panel.surface.context == .note ? [.note, .composer, .anywhere] : [panel.surface.context, .inbox]
    case .usage: [.usage]
    }
  }

  /// Text can be written in it.
  var takesText: Bool {
    switch self {
    case .picker, .field, .search, .form: true
    case .inbox(let panel): panel.surface.context == .note
    case .help, .confirm, .queue, .away, .usage, .rewind, .tasks: false
    }
  }
}
