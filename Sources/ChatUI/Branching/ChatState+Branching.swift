import Conversation
import Terminal

/// Another way on from a session's words: forking and going back.
extension ChatState {
  /// Actions that choose a prompt to go back to, and the panel of what runs; nil for one that is none of them.
  mutating func performBranching(_ action: Action, now: Timestamp) -> [Effect]? {
    switch action {
    case .forkSession: return showPrompts(.forkPoints, now: now)
    case .rewindSession:
      guard session?.isBusy != true else {
        say("A turn is running: \(keymap.hint(.escape, in: .anywhere)) interrupts it, then go back.", now: now)
        return []
      }
      return showPrompts(.rewindPoints, now: now)
    case .tasks:
      overlay = .tasks(TasksPanel())
      return []
    default: return nil
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
    guard id == current, case .picker(let shown) = overlay, [.forkPoints, .rewindPoints].contains(shown.kind) else {
      return
    }
    var picker = Self.picker(shown.kind, places, selecting: shown.selected?.value)
    if !shown.query.isEmpty { picker.edit { $0 = shown.query } }
    overlay = .picker(picker)
  }

  private static func picker(_ kind: Picker.Kind, _ places: [PromptPlace], selecting value: String? = nil) -> Picker {
    var items = places.reversed().map { Picker.Item(value: $0.id.rawValue, title: $0.prompt.text) }
    if kind == .forkPoints, !items.isEmpty {
      items.insert(Picker.Item(value: "", title: "The end", detail: "all of it"), at: 0)
    }
    let title = kind == .forkPoints ? "Fork before which prompt?" : "Go back to before which prompt?"
    return Picker(kind, title: title, items: items, selecting: value)
  }

  /// A prompt was chosen in the picker of that kind.
  mutating func takePrompt(_ item: Picker.Item, of kind: Picker.Kind) -> [Effect] {
    guard let id = current else { return [] }
    if kind == .rewindPoints {
      let prompt = PromptID(item.value)
      overlay = .rewind(RewindPanel(session: id, prompt: prompt, text: item.title))
      return [.command(.previewRewind(id, to: prompt))]
    }
    awaited = AwaitedSession(known: Set(sessions.map(\.id)))
    return [.command(.fork(id, at: item.value.isEmpty ? nil : PromptID(item.value)))]
  }

  /// What the agent says of files comes into the panel that asks for it.
  mutating func take(_ rewind: FileRewind, of id: SessionID) {
    guard rewind.isDry, case .rewind(var panel) = overlay, panel.session == id, panel.prompt == rewind.prompt else {
      return
    }
    panel.preview = rewind
    overlay = .rewind(panel)
  }

  /// The agent could not even be asked about files: the panel says why.
  mutating func refuseRewind(_ problem: Problem) {
    guard case .rewind(var panel) = overlay, panel.session == problem.session, panel.preview == nil else { return }
    panel.preview = FileRewind(prompt: panel.prompt, isDry: true, problem: problem.text)
    overlay = .rewind(panel)
  }

  mutating func perform(_ action: Action, in panel: RewindPanel, now: Timestamp) -> [Effect] {
    var panel = panel
    switch action {
    case .listDown: panel.move(1)
    case .listUp: panel.move(-1)
    case .listTake:
      if let refusal = panel.refusal {
        say(refusal, "status.warning", now: now)
        return []
      }
      overlay = nil
      return [
        .command(
          .rewind(
            panel.session, to: panel.prompt, files: panel.choice != .conversation,
            conversation: panel.choice != .files))
      ]
    default: return []
    }
    overlay = .rewind(panel)
    return []
  }
}
