import Conversation
import Terminal

@testable import ChatUI

/// A kind of thing that can be on the screen. What is new does not compile before it is one of them, and has no peace
/// before there is a picture of it.
protocol Sight: CaseIterable, Hashable, Sendable {
  /// Those in a state of the screen.
  static func all(in state: ChatState) -> [Self]
}

extension KeyContext: Sight {
  static func all(in state: ChatState) -> [Self] { state.contexts }
}

enum OverlaySight: Sight {
  case help, picker, field, confirm, queue, rewind, tasks, search, away, form, inbox, usage

  static func all(in state: ChatState) -> [Self] {
    switch state.overlay {
    case .help: [.help]
    case .picker: [.picker]
    case .field: [.field]
    case .confirm: [.confirm]
    case .queue: [.queue]
    case .rewind: [.rewind]
    case .tasks: [.tasks]
    case .search: [.search]
    case .away: [.away]
    case .form: [.form]
    case .inbox: [.inbox]
    case .usage: [.usage]
    case nil: []
    }
  }
}

enum PickerSight: Sight {
  case sessions, models, modes, recall, palette, forkPoints, rewindPoints, themes, places

  static func all(in state: ChatState) -> [Self] {
    guard case .picker(let picker) = state.overlay else { return [] }
    return switch picker.kind {
    case .sessions: [.sessions]
    case .models: [.models]
    case .modes: [.modes]
    case .recall: [.recall]
    case .palette: [.palette]
    case .forkPoints: [.forkPoints]
    case .rewindPoints: [.rewindPoints]
    case .themes: [.themes]
    case .places: [.places]
    }
  }
}

enum ConfirmationSight: Sight {
  case quitTurns, quitTasks, delete, archive, purge, ownRecord, replace, clearQueue, clearContext

  static func all(in state: ChatState) -> [Self] {
    guard case .confirm(let confirmation) = state.overlay else { return [] }
    return switch confirmation.kind {
    case .quit(let turns, let tasks): (turns.isEmpty ? [] : [.quitTurns]) + (tasks.isEmpty ? [] : [.quitTasks])
    case .delete: [.delete]
    case .archive: [.archive]
    case .purge: [.purge]
    case .ownRecord: [.ownRecord]
    case .replace: [.replace]
    case .clearQueue: [.clearQueue]
    case .clearContext: [.clearContext]
    }
  }
}

enum FieldSight: Sight {
  case newSession, rename, bypass

  static func all(in state: ChatState) -> [Self] {
    guard case .field(let field) = state.overlay else { return [] }
    return switch field.kind {
    case .newSession: [.newSession]
    case .rename: [.rename]
    case .bypass: [.bypass]
    }
  }
}

enum FormSight: Sight {
  case newSession, export, problem

  static func all(in state: ChatState) -> [Self] {
    guard case .form(let form) = state.overlay else { return [] }
    let problem: [Self] = form.problem.isEmpty ? [] : [.problem]
    return switch form.kind {
    case .newSession: [.newSession] + problem
    case .export: [.export] + problem
    }
  }
}

enum PanelSight: Sight {
  case trash, putAway, newestFound, bestFound, usageBySession, usageByModel, usageByDay

  static func all(in state: ChatState) -> [Self] {
    switch state.overlay {
    case .away:
      switch state.away.place {
      case .trash: [.trash]
      case .archive: [.putAway]
      }
    case .search:
      switch state.search.order {
      case .newest: [.newestFound]
      case .best: [.bestFound]
      }
    case .usage(let panel):
      switch panel.grouping {
      case .session: [.usageBySession]
      case .model: [.usageByModel]
      case .day: [.usageByDay]
      }
    default: []
    }
  }
}
