import Conversation
import Terminal

/// Another way on from a session's words.
extension ChatState {
  /// Actions that choose a prompt to go back to; nil for one that is none of them.
  mutating func performBranching(_ action: Action, now: Timestamp) -> [Effect]? {
    switch action {
    case .forkSession: showPrompts(.forkPoints, now: now)
    default: nil
    }
  }

  /// Shows the prompts of the session at hand, the newest first. What is not loaded here is asked for.
  private mutating func showPrompts(_ kind: Picker.Kind, now: Timestamp) -> [Effect] {
    guard let id = current, let pane else {
      say("There is no session yet: \(keymap.hint(.newSession)) makes one.", now: now)
      return []
    }
    let transcript = pane.transcript.transcript
    let picker = Self.picker(kind, transcript.blocks.promptPlaces)
    guard !picker.items.isEmpty || transcript.hasEarlier else {
      say("The agent knows no prompt of this session yet.", now: now)
      return []
    }
    overlay = .picker(picker)
    return transcript.hasEarlier ? [.command(.listPrompts(id))] : []
  }

  /// All prompts of a session came: they take the place of those that were known here.
  mutating func take(_ places: [PromptPlace], of id: SessionID) {
    guard id == current, case .picker(let shown) = overlay, shown.kind == .forkPoints else { return }
    var picker = Self.picker(shown.kind, places, selecting: shown.selected?.value)
    if !shown.query.isEmpty { picker.edit { $0 = shown.query } }
    overlay = .picker(picker)
  }

  private static func picker(_ kind: Picker.Kind, _ places: [PromptPlace], selecting value: String? = nil) -> Picker {
    var items = places.reversed().map { Picker.Item(value: $0.id.rawValue, title: $0.prompt.text) }
    if kind == .forkPoints, !items.isEmpty {
      items.insert(Picker.Item(value: "", title: "The end", detail: "all of it"), at: 0)
    }
    return Picker(
      kind, title: kind == .forkPoints ? "Fork before which prompt?" : "Back to before which prompt?", items: items,
      selecting: value)
  }

  /// A prompt was chosen in the picker of that kind.
  mutating func takePrompt(_ value: String, of kind: Picker.Kind, now: Timestamp) -> [Effect] {
    guard let id = current else { return [] }
    awaited = AwaitedSession(known: Set(sessions.map(\.id)))
    return [.command(.fork(id, at: value.isEmpty ? nil : PromptID(value)))]
  }
}
