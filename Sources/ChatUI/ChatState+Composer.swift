import Conversation
import Terminal

extension ChatState {
  /// Actions of the composer; nil for one that is none.
  mutating func performComposer(_ action: Action, now: Timestamp) -> [Effect]? {
    switch action {
    case .send: return send(holds: false, now: now)
    case .hold:
      if isWritingCommand { complete(now: now) } else { return send(holds: true, now: now) }
    case .newline: withPane { $0.composer.edit { $0.insert("\n") } }
    case .up: withPane { $0.composer.up() }
    case .down: withPane { $0.composer.down() }
    case .complete: complete(now: now)
    case .recallSearch: recallSearch(now: now)
    case .editor: return pane.map { [.openEditor(text: $0.composer.text)] } ?? []
    default:
      var isEdit = false
      withPane { pane in pane.composer.edit { isEdit = $0.perform(action) } }
      return isEdit ? [] : nil
    }
    return []
  }

  private mutating func send(holds: Bool, now: Timestamp) -> [Effect] {
    guard let id = current, var pane = panes[id] else {
      say("There is no session yet: \(keymap.hint(.newSession)) makes one.", now: now)
      return []
    }
    if !holds, pane.composer.continuesLine() {
      panes[id] = pane
      return []
    }
    let text = pane.composer.text
    guard text.contains(where: { !$0.isWhitespace }) else { return [] }
    if let owner = session?.owner {
      tellOfViewing(owner, now: now)
      return []
    }
    _ = pane.composer.take()
    pane.transcript.toEnd()
    panes[id] = pane
    let prompt = Prompt(text: text, delivery: holds ? .held : .waiting)
    return [.command(.submit(id, prompt, holds: holds))]
  }

  /// The composer holds the beginning of a command that the agent knows, and no more: Tab completes it also while a turn runs.
  private var isWritingCommand: Bool {
    guard let pane, let word = pane.composer.commandWord else { return false }
    return pane.agent?.commands.contains { $0.name.hasPrefix(word) && $0.name != word } ?? false
  }

  private mutating func complete(now: Timestamp) {
    guard let pane, let word = pane.composer.commandWord else { return }
    let commands = (pane.agent?.commands ?? []).filter { $0.name.hasPrefix(word) }
    if commands.isEmpty {
      say("The agent told of no such command. It tells its commands when it has started.", now: now)
    } else if commands.count == 1 {
      takeCommand(commands[0].name)
    } else {
      let items = commands.map {
        Picker.Item(value: $0.name, title: "/\($0.name) \($0.argumentHint)", detail: $0.summary)
      }
      overlay = .picker(Picker(.commands, title: "Commands of the agent", items: items))
    }
  }

  mutating func takeCommand(_ name: String) {
    let text = "/\(name) "
    withPane { $0.composer.set(Draft(text: text, cursor: text.count)) }
  }

  private mutating func recallSearch(now: Timestamp) {
    let entries = pane?.composer.recall.entries ?? []
    guard !entries.isEmpty else { return say("No prompt was sent in this session yet.", now: now) }
    let items = entries.reversed().map { Picker.Item(value: $0, title: $0) }
    overlay = .picker(Picker(.recall, title: "Prompts sent before", items: items))
  }
}
