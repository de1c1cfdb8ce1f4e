import Conversation
import Terminal

extension ChatState {
  /// Actions of the composer; nil for one that is none.
  mutating func performComposer(_ action: Action, now: Timestamp) -> [Effect]? {
    switch action {
    case .send: return send(holds: false, now: now)
    case .hold: return send(holds: true, now: now)
    case .newline: withPane { $0.composer.edit { $0.insert("\n") } }
    case .up: withPane { $0.composer.up() }
    case .down: withPane { $0.composer.down() }
    case .complete: return openCompletion(now: now)
    case .recallSearch: return recallSearch()
    case .quotedInsert: withPane { $0.composer.isQuoting = true }
    case .yankLastArgument: withPane { $0.composer.yankLastArgument() }
    case .unfold: withPane { $0.composer.unfold() }
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
    if let owner = session?.owner, skeinCommand(text) == nil {
      tellOfViewing(owner, now: now)
      return []
    }
    let draft = pane.composer.take()
    if let (command, argument) = skeinCommand(text) {
      panes[id] = pane
      return run(command, argument: argument, now: now)
    }
    pane.transcript.toEnd()
    panes[id] = pane
    let prompt = Prompt(text: text, delivery: holds ? .held : .waiting, images: draft.images)
    let place = holds ? returnToPlace(prompt, in: id) : []
    panes[id]?.edited = nil
    return [.command(.submit(id, prompt, holds: holds))] + place
  }

  /// Opens the list for what is written, also where it was closed; a single entry is taken at once.
  private mutating func openCompletion(now: Timestamp) -> [Effect] {
    guard let id = current, let token = panes[id]?.composer.token else { return [] }
    panes[id]?.dismissed = nil
    let effects = complete(token, in: id)
    guard completion?.items.count == 1 else { return effects }
    return effects + (performCompletion(.completionTake, now: now) ?? [])
  }

  /// Lists the prompts of this session, and then, as they come, those of all.
  private mutating func recallSearch() -> [Effect] {
    guard current != nil else { return [] }
    let items = (pane?.composer.recall.entries ?? []).reversed().map { Picker.Item(value: $0, title: $0) }
    overlay = .picker(Picker(.recall, title: "Prompts sent before", items: items))
    return [.command(.recallPrompts(count: 500))]
  }

  /// Prompts of all sessions came: they stand behind those of this one.
  mutating func takeRecalled(_ prompts: [Prompt]) {
    guard case .picker(var picker) = overlay, picker.kind == .recall else { return }
    for image in prompts.flatMap(\.images) { withPane { $0.composer.folds.know(image) } }
    var known = Set(picker.items.map(\.value))
    picker.items += prompts.map(\.text).filter { !$0.isEmpty && known.insert($0).inserted }.map {
      Picker.Item(value: $0, title: $0)
    }
    overlay = .picker(picker)
  }
}
