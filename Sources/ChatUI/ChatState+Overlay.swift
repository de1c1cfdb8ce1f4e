import Conversation
import Terminal

extension ChatState {
  /// Every action goes to what lies over the screen.
  mutating func performOverlay(_ action: Action, now: Timestamp) -> [Effect] {
    if case .inbox(let panel) = overlay { return performInbox(action, panel, now: now) }
    if action == .escape {
      overlay = overlayBehind
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
      if action == .fieldOptions, case .newSession = field.kind { return openNewSession(name: field.editor.text) }
      field.editor.perform(action)
      overlay = .field(field)
    case .confirm(let confirmation):
      if action == .confirm, confirmation.counts(at: now) { return confirm(confirmation, now: now) }
    case .rewind(let panel): return perform(action, in: panel, now: now)
    case .tasks(let panel): return perform(action, in: panel, now: now)
    case .search: return performSearch(action, now: now)
    case .away: return performAway(action)
    case .usage(let panel): perform(action, in: panel)
    case .form(let form): return perform(action, in: form, now: now)
    case .queue(let panel): return performQueue(action, in: panel)
    case .inbox, nil: break
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
    case .recallSearch where picker.kind == .recall: picker.move(1)
    case .listTake:
      guard let selected = picker.selected else { return [] }
      overlay = nil
      return take(selected, of: picker.kind, now: now)
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
    case .recall: withPane { $0.composer.show(item.value) }
    case .forkPoints, .rewindPoints: return takePrompt(item, of: kind)
    case .themes: takeTheme(item.value, now: now)
    case .places: return openPlace(item.value)
    case .palette: return takeFromPalette(item.value, now: now)
    }
    return []
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

  /// Where a question came from, which is there again when it is answered with no.
  private var overlayBehind: Overlay? {
    guard case .confirm(let confirmation) = overlay else { return nil }
    switch confirmation.kind {
    case .purge, .ownRecord: return .away
    case .clearQueue: return .queue(QueuePanel())
    case .quit, .delete, .archive, .replace, .clearContext: return nil
    }
  }

  private mutating func confirm(_ confirmation: Confirmation, now: Timestamp) -> [Effect] {
    overlay = nil
    switch confirmation.kind {
    case .quit: return leaveNow()
    case .delete(let id, let name, _):
      say("“\(name)” is in the trash: \(keymap.hint(.trash)) shows it, Enter there brings it back.", now: now)
      return [.command(.delete(id))]
    case .archive(let id, let name, _, _): return archiveNow(id, name: name, now: now)
    case .purge(let id, _):
      overlay = .away
      return [.command(.purge(id))]
    case .ownRecord(let id, _):
      overlay = .away
      return [.command(.removeOwnRecord(id))]
    case .replace(var order):
      order.replaces = true
      return [.export(order)]
    case .clearQueue(let id, _): return clearQueue(of: id)
    case .clearContext(let id): return [.command(.clear(id))]
    }
  }
}
