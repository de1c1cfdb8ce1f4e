import Conversation
import Terminal

extension ChatState {
  /// Takes one input; the effects are to be carried out in their order.
  public mutating func handle(_ input: Input, now: Timestamp) -> [Effect] {
    var effects: [Effect]
    switch input {
    case .resize(let size):
      self.size = size
      return []
    case .focus(let isFocused):
      hasFocus = isFocused
      return readEffects()
    case .mouse(let mouse):
      return handle(mouse, now: now) + draftEffects() + readEffects() + wishes()
    case .key(let key):
      // Some terminals tell only that the focus went.
      hasFocus = true
      if awaited != nil, key != .escape, key != .ctrl("c") {
        awaited?.inputs.append(input)
        return []
      }
      effects = []
      if awaited != nil, current != nil { giveUpAwaiting() } else { effects = press(key, now: now) }
    case .paste(let text):
      if awaited != nil {
        awaited?.inputs.append(input)
        return []
      }
      messages.removeAll { $0.isDismissed(now: now) }
      isAfterLeader = false
      withPane { $0.composer.isQuoting = false }
      effects = type(PastedText.clean(text), isPaste: true)
    }
    effects += refreshCompletion()
    keepNotes(now: now)
    return effects + searchEffects() + draftEffects() + readEffects() + themeEffects() + wishes()
  }

  private mutating func press(_ key: Key, now: Timestamp) -> [Effect] {
    messages.removeAll { $0.isDismissed(now: now) }
    if takesQuoted(key) { return [] }
    if isAfterLeader {
      isAfterLeader = false
      let sequence = KeySequence(key, afterLeader: true)
      if let action = keymap.action(for: sequence, in: contexts) { return perform(action, now: now) }
      if key != .escape { say("\(sequence) does nothing here.", now: now) }
      return []
    }
    if key == KeySequence.leader {
      isAfterLeader = true
      return []
    }
    if let action = keymap.action(for: KeySequence(key), in: contexts) { return perform(action, now: now) }
    if overlay != nil, let action = keymap.action(for: KeySequence(key), in: [.anywhere]) {
      switch action {
      case .cancel: return performOverlay(.escape, now: now)
      case .repaint, .suspend: return performScreen(action, now: now)
      default: return []
      }
    }
    return key.typed.map { type(String($0), isPaste: false) } ?? []
  }

  /// Where a key pressed now counts, the narrowest first.
  var contexts: [KeyContext] {
    if let overlay { return overlay.contexts }
    if let permissions = pane?.permissions, permissions.isFocused {
      return permissions.context == .note ? [.note, .composer, .anywhere] : [permissions.context, .anywhere]
    }
    if sidebar.isFiltering { return [.sidebarFilter, .composer, .anywhere] }
    if sidebar.isFocused { return [.sidebar, .anywhere] }
    if let browse = pane?.transcript.browse { return browse.contexts }
    var contexts: [KeyContext] = completion == nil ? [] : [.completion]
    if pane?.composer.isEmpty ?? true {
      contexts.append(.composerEmpty)
    } else if session?.isBusy == true {
      contexts.append(.composerBusy)
    }
    return contexts + [.composer, .anywhere]
  }

  mutating func perform(_ action: Action, now: Timestamp) -> [Effect] {
    if overlay != nil { return performOverlay(action, now: now) }
    if pane?.permissions.isFocused == true, let effects = performPermission(action, now: now) { return effects }
    if sidebar.isFocused, let effects = performSidebar(action, now: now) { return effects }
    if let effects = performBrowse(action, now: now) { return effects }
    if let effects = performCompletion(action, now: now) { return effects }
    if let effects = performComposer(action, now: now) { return effects }
    if let effects = performSession(action, now: now) { return effects }
    return performScreen(action, now: now)
  }

  /// Text goes to what is written in; a request, the sidebar and lists without a field take none.
  private mutating func type(_ text: String, isPaste: Bool) -> [Effect] {
    switch overlay {
    case .picker(var picker):
      picker.edit { $0.insert(text) }
      overlay = .picker(picker)
    case .field(var field):
      field.editor.insert(text)
      overlay = .field(field)
    case .search: search.query.insert(text)
    case .form(let form): type(text, in: form)
    case .inbox(var panel):
      _ = panel.surface.type(text)
      overlay = .inbox(panel)
    case .help, .confirm, .queue, .away, .usage, .rewind, .tasks: break
    case nil:
      if pane?.permissions.isFocused == true {
        // What is pasted decides nothing; where it is no note, it is the beginning of a prompt.
        if withPane({ $0.permissions.type(text) }) != true, isPaste { return paste(text) }
      } else if !sidebar.isFocused, pane?.transcript.browse?.isTyping == true {
        editSearch { $0.insert(text) }
      } else if sidebar.isFiltering {
        editFilter { $0.insert(text) }
      } else if isPaste || (!sidebar.isFocused && pane?.transcript.browse == nil) {
        if isPaste { return paste(text) }
        withPane { $0.composer.edit { $0.insert(text) } }
      }
    }
    return []
  }

  /// The new session is there: what was typed for it counts now.
  mutating func stopAwaiting(now: Timestamp) -> [Effect] {
    guard let inputs = awaited?.inputs else { return [] }
    awaited = nil
    return inputs.flatMap { handle($0, now: now) }
  }

  /// The new session does not come. What was typed for it stays as text and is sent nowhere.
  mutating func giveUpAwaiting() {
    guard let text = awaited?.text else { return }
    awaited = nil
    if !text.isEmpty { withPane { _ = $0.composer.paste(PastedText.clean(text)) } }
  }

  /// Tells the engine of drafts that changed.
  func changedDrafts() -> [(SessionID, Draft)] {
    guard let current, let pane = panes[current], pane.isLoaded else { return [] }
    let draft = pane.composer.draft
    return draft == pane.savedDraft ? [] : [(current, draft)]
  }

  mutating func draftEffects() -> [Effect] {
    changedDrafts().map { id, draft in
      panes[id]?.savedDraft = draft
      return .command(.saveDraft(id, draft))
    }
  }

  /// An external editor ended with this text; nil where it failed and the draft stays.
  public mutating func finishEditor(_ text: String?, now: Timestamp) -> [Effect] {
    guard let text else {
      say("The editor ended with an error: the draft is as it was.", "status.failed", now: now, isProblem: true)
      return []
    }
    // Editors end a file with a line break that nobody typed.
    let clean = text.hasSuffix("\n") ? String(text.dropLast()) : text
    withPane { $0.composer.set(Draft(text: clean, cursor: clean.count)) }
    return draftEffects()
  }
}
