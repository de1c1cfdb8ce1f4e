import Conversation
import Terminal

@testable import ChatUI

/// What the session at hand does.
enum StatusSight: Sight {
  case asleep, starting, startingSlowly, working, needsYou, idle, failed
  case retrying, unread, viewed, demo

  static func all(in state: ChatState) -> [Self] {
    var sights: [Self] = []
    for session in state.sessions {
      if session.unread > 0 { sights.append(.unread) }
    }
    guard let session = state.session else { return sights }
    if session.retry != nil { sights.append(.retrying) }
    if session.owner != nil { sights.append(.viewed) }
    if session.isDemo { sights.append(.demo) }
    switch session.status {
    case .asleep: sights.append(.asleep)
    case .starting(let reason): sights.append(reason == nil ? .starting : .startingSlowly)
    case .working: sights.append(.working)
    case .needsYou: sights.append(.needsYou)
    case .idle: sights.append(.idle)
    case .failed: sights.append(.failed)
    }
    return sights
  }
}

/// How the list of sessions is shown.
enum SidebarSight: Sight {
  case automatic, hidden, focused
  case plain, columns, lines
  case grouped, filtering, filtered

  static func all(in state: ChatState) -> [Self] {
    let sidebar = state.sidebar
    var sights: [Self] = []
    switch sidebar.mode {
    case .automatic: sights.append(.automatic)
    case .hidden: sights.append(.hidden)
    case .focused: sights.append(.focused)
    }
    switch sidebar.detail {
    case .none: sights.append(.plain)
    case .columns: sights.append(.columns)
    case .lines: sights.append(.lines)
    }
    if sidebar.isGrouped { sights.append(.grouped) }
    if sidebar.isFiltering { sights.append(.filtering) } else if sidebar.filter != nil { sights.append(.filtered) }
    return sights
  }
}

/// The parts of the screen that are not always there.
enum PartSight: Sight {
  case split, splitOther, zoom, leader, message, problem, quiet, noSession, scrolledBack, welcome

  static func all(in state: ChatState) -> [Self] {
    var sights: [Self] = []
    if let split = state.split { sights.append(split.isSecond ? .splitOther : .split) }
    if state.isZoomed { sights.append(.zoom) }
    if state.isAfterLeader { sights.append(.leader) }
    for message in state.messages { sights.append(message.isProblem ? .problem : .message) }
    if state.options.isQuiet { sights.append(.quiet) }
    if state.session == nil { sights.append(.noSession) }
    if state.pane?.transcript.isFollowing == false { sights.append(.scrolledBack) }
    if state.pane?.transcript.transcript.blocks.isEmpty == true { sights.append(.welcome) }
    return sights
  }
}

/// What is being written and what waits.
enum ComposerSight: Sight {
  case text, fold, image, manyRows, files, commands
  case held, waiting, taken, uncertain

  static func all(in state: ChatState) -> [Self] {
    guard let pane = state.pane else { return [] }
    var sights: [Self] = []
    let draft = pane.composer.draft
    if !draft.text.isEmpty { sights.append(.text) }
    if !draft.folds.isEmpty { sights.append(.fold) }
    if !draft.images.isEmpty { sights.append(.image) }
    if draft.text.count > 400 { sights.append(.manyRows) }
    if let list = state.completion {
      switch list.token.kind {
      case .file: sights.append(.files)
      case .command: sights.append(.commands)
      }
    }
    var prompts = pane.queue
    for block in pane.transcript.transcript.blocks {
      if case .prompt(let prompt) = block.content { prompts.append(prompt) }
    }
    for prompt in prompts {
      switch prompt.delivery {
      case .held: sights.append(.held)
      case .waiting: sights.append(.waiting)
      case .taken: sights.append(.taken)
      case .uncertain: sights.append(.uncertain)
      }
    }
    return sights
  }
}

/// What is asked, and how far it was read.
enum RequestSight: Sight {
  case tool, questions, plan, single, several
  case reading, rules, note
  case tooSmall, notYetRead, ready, whole, unfocused

  static func all(in state: ChatState) -> [Self] {
    guard let surface = state.pane?.permissions, let request = surface.request else { return [] }
    var sights: [Self] = []
    switch request.kind {
    case .tool: sights.append(.tool)
    case .questions:
      sights += [.questions, surface.form?.question?.allowsSeveral == true ? .several : .single]
    case .plan: sights.append(.plan)
    }
    switch surface.mode {
    case .reading: sights.append(.reading)
    case .rules: sights.append(.rules)
    case .note: sights.append(.note)
    }
    if surface.isTooSmall { sights.append(.tooSmall) }
    if !surface.exposure.sawEverything { sights.append(.notYetRead) }
    if surface.exposure.isReady(
      request, page: surface.page, now: Timestamp(milliseconds: Stage.start.milliseconds + 600))
    {
      sights.append(.ready)
    }
    if surface.isWhole { sights.append(.whole) }
    if !surface.isFocused { sights.append(.unfocused) }
    return sights
  }
}

/// Reading with a cursor.
enum BrowseSight: Sight {
  case cursor, selection, typing, found, notFound

  static func all(in state: ChatState) -> [Self] {
    guard let browse = state.pane?.transcript.browse else { return [] }
    var sights: [Self] = [.cursor]
    if browse.mark != nil { sights.append(.selection) }
    if let search = browse.search {
      sights.append(search.isTyping ? .typing : search.total == 0 ? .notFound : .found)
    }
    return sights
  }
}
