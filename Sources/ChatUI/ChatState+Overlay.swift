import Conversation
import Terminal

extension ChatState {
  /// Every action goes to what lies over the screen.
  mutating func performOverlay(_ action: Action, now: Timestamp) -> [Effect] {
    if action == .escape {
      overlay = nil
      return []
    }
    switch overlay {
    case .help(var sheet):
      switch action {
      case .listDown: sheet.move(1)
      case .listUp: sheet.move(-1)
      case .listPageDown: sheet.page(1)
      case .listPageUp: sheet.page(-1)
      default: break
      }
      overlay = .help(sheet)
    case .picker(let picker): return perform(action, in: picker, now: now)
    case .field(var field):
      if action == .listTake { return take(field, now: now) }
      field.editor.perform(action)
      overlay = .field(field)
    case .confirm(let confirmation): if action == .confirm { return confirm(confirmation) }
    case .queue(let panel): return perform(action, in: panel)
    case .search: return performSearch(action, now: now)
    case nil: break
    }
    return []
  }

  private mutating func perform(_ action: Action, in picker: Picker, now: Timestamp) -> [Effect] {
    var picker = picker
    switch action {
    case .listDown: picker.move(1)
    case .listUp: picker.move(-1)
    case .listPageDown: picker.move(10)
    case .listPageUp: picker.move(-10)
    case .listTake:
      overlay = nil
      return picker.selected.map { take($0, of: picker.kind, now: now) } ?? []
    default: picker.edit { $0.perform(action) }
    }
    overlay = .picker(picker)
    return []
  }

  private mutating func take(_ item: Picker.Item, of kind: Picker.Kind, now: Timestamp) -> [Effect] {
    switch kind {
    case .sessions: return show(SessionID(item.value))
    case .models: return current.map { [.command(.setModel($0, item.value))] } ?? []
    case .modes:
      guard let current else { return [] }
      let mode = PermissionMode(rawValue: item.value)
      guard mode == .bypass else { return setMode(mode, of: current) }
      overlay = .field(TextField(kind: .bypass(current)))
    case .recall: withPane { $0.composer.set(Draft(text: item.value, cursor: item.value.count)) }
    case .inbox:
      let request = inbox.first { "\($0.session)\n\($0.id)" == item.value }
      return request.map { focus($0) } ?? []
    case .commands: takeCommand(item.value)
    case .forkPoints: return takePrompt(item.value, of: kind, now: now)
    case .places: return openPlace(item.value)
    case .palette:
      guard let action = Action(rawValue: item.value) else { return [] }
      sidebar.leave()
      return performComposerOrScreen(action, now: now)
    }
    return []
  }

  private mutating func performComposerOrScreen(_ action: Action, now: Timestamp) -> [Effect] {
    performBrowse(action, now: now) ?? performComposer(action, now: now) ?? performSession(action, now: now)
      ?? performScreen(action, now: now)
  }

  private mutating func take(_ field: TextField, now: Timestamp) -> [Effect] {
    let text = field.editor.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch field.kind {
    case .newSession(let proposal):
      overlay = nil
      sidebar.leave()
      awaited = AwaitedSession(known: Set(sessions.map(\.id)))
      return [.command(.create(name: text.isEmpty ? proposal : text, options: options.newSession, opens: true))]
    case .rename(let id):
      overlay = nil
      let isChange = !text.isEmpty && summary(id)?.name != text
      return isChange ? [.command(.rename(id, text))] : []
    case .bypass(let id):
      guard text == TextField.bypassWord else { return [] }
      overlay = nil
      return setMode(.bypass, of: id)
    }
  }

  private mutating func confirm(_ confirmation: Confirmation) -> [Effect] {
    overlay = nil
    switch confirmation.kind {
    case .quit: return leaveNow()
    case .delete(let id, _): return [.command(.delete(id))]
    }
  }

  private mutating func perform(_ action: Action, in panel: QueuePanel) -> [Effect] {
    guard let id = current, let waiting = panes[id]?.waiting else { return [] }
    var panel = panel
    defer { if overlay != nil { overlay = .queue(panel) } }
    panel.move(0, count: waiting.count)
    switch action {
    case .listDown: panel.move(1, count: waiting.count)
    case .listUp: panel.move(-1, count: waiting.count)
    default:
      guard panel.row < waiting.count else { return [] }
      let prompt = waiting[panel.row]
      return perform(action, on: prompt, in: id)
    }
    return []
  }

  private mutating func perform(_ action: Action, on prompt: Prompt, in id: SessionID) -> [Effect] {
    switch action {
    case .queueEdit:
      overlay = nil
      return [.command(.withdraw(id, prompt.id))]
    case .queueDelete where prompt.delivery == .waiting:
      // It may be too late for one that is sent: only when it comes back is it set aside.
      panes[id]?.discarding.insert(prompt.id)
      return [.command(.withdraw(id, prompt.id))]
    case .queueDelete:
      panes[id]?.composer.recall.add(prompt.text)
      return [.command(.discard(id, prompt.id))]
    case .queueSend where prompt.delivery != .waiting: return [.command(.sendHeld(id, prompt.id))]
    default: return []
    }
  }
}
