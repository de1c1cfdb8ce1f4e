import Conversation
import Terminal

@testable import ChatUI

/// What nobody may cause by accident, and the only keys that may cause it.
enum Harm {
  /// The only keys that do something, by where they are pressed. Written down once more, not taken from the table of keys.
  private typealias Keys = [KeyContext: Set<String>]

  private static let answering: Keys = [
    .permission: ["y", "a", "d"], .plan: ["y", "a", "d"], .questions: ["Enter", "Right", "d"], .rules: ["Enter"],
    .note: ["Enter"],
  ]
  private static let confirming: Keys = [.confirm: ["y"]]
  private static let sending: Keys = [
    .composer: ["Enter"], .composerBusy: ["Enter", "Tab", "Ctrl+X Enter"], .completion: ["Enter", "Ctrl+X Enter"],
    .anywhere: ["Ctrl+X ."],
  ]
  private static let leaving: Keys = [
    .composerEmpty: ["Ctrl+D"], .anywhere: ["Ctrl+C", "Ctrl+X Q"], .confirm: ["y"], .list: ["Enter"],
    .composer: ["Enter"], .completion: ["Enter"],
  ]
  private static let throwingAway: Keys = [.queue: ["D", "Delete"], .confirm: ["y"]]
  private static let stopping: Keys = [
    .anywhere: ["Ctrl+X w", "Ctrl+X A"], .sidebar: ["w"], .tasks: ["s"], .confirm: ["y"], .list: ["Enter"],
  ]
  private static let interrupting: Keys = [.anywhere: ["Esc", "Ctrl+C"], .list: ["Enter"]]

  /// The only keys that may ask for this; nil where it harms nobody.
  private static func keys(for effect: Effect) -> Keys? {
    switch effect {
    case .quit: leaving
    case .export(let order): order.replaces ? confirming : nil
    case .command(.answer): answering
    case .command(.delete), .command(.purge), .command(.removeOwnRecord), .command(.clear): confirming
    case .command(.submit), .command(.retry): sending
    case .command(.discard): throwingAway
    case .command(.stop), .command(.stopTask), .command(.archive): stopping
    case .command(.interrupt): interrupting
    case .command(.setPermissionMode(_, .bypass)): [.field: ["Enter"]]
    case .command(.rewind): [.list: ["Enter"]]
    case .command(.sendHeld): [.queue: ["s"]]
    case .command(.takeOver): [.anywhere: ["Ctrl+X T"], .list: ["Enter"]]
    default: nil
    }
  }

  /// What was caused by what must not cause it.
  static func done(by stimulus: Stimulus, in state: ChatState, _ effects: [Effect]) -> [Effect] {
    effects.filter { effect in
      guard let keys = keys(for: effect) else { return false }
      guard let key = stimulus.key(in: state)?.description else { return true }
      return !state.contexts.contains { keys[$0]?.contains(key) == true }
    }
  }

  /// The actions that change what is written, besides letters.
  static let editing: Set<Action> = [
    .send, .hold, .newline, .complete, .up, .down, .deleteBackward, .deleteForward, .killToEnd, .killToStart,
    .killBigWord, .killWordBackward, .killWordForward, .yank, .yankOlder, .transpose, .undo, .redo, .textStart,
    .transposeWords,
    .upcaseWord, .downcaseWord, .capitalizeWord, .deleteBlanks, .yankLastArgument, .unfold, .completionTake,
    .completionEnter, .cancel, .listTake, .tryAgain, .queueDelete, .answerNext, .fieldOptions, .filterKeep, .escape,
    .renameSession, .newSession, .exportSession, .sidebarRename, .sidebarNew, .sidebarFilter, .searchAll, .browseSearch,
    .right, .left,
  ]
}

extension ChatState {
  /// All that is written anywhere on the screen.
  var written: [String] {
    var texts = [pane?.composer.text ?? "", sidebar.query, pane?.transcript.browse?.search?.field.text ?? ""]
    func note(_ surface: PermissionSurface?) -> String {
      if case .note(let editor) = surface?.mode { editor.text } else { "" }
    }
    texts.append(note(pane?.permissions))
    switch overlay {
    case .picker(let picker): texts.append(picker.query.text)
    case .field(let field): texts.append(field.editor.text)
    case .search: texts.append(search.query.text)
    case .inbox(let panel): texts.append(note(panel.surface))
    case .form(let form):
      texts += form.fields.map { if case .text(let editor, _) = $0.content { editor.text } else { "" } }
    default: break
    }
    return texts
  }
}
