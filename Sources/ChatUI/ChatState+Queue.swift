import Conversation

/// What is done in the queue panel.
extension ChatState {
  mutating func performQueue(_ action: Action, in panel: QueuePanel) -> [Effect] {
    guard let id = current, let waiting = panes[id]?.waiting else { return [] }
    var panel = panel
    defer { if case .queue = overlay { overlay = .queue(panel) } }
    switch action {
    case .listDown: panel.move(1, among: waiting)
    case .listUp: panel.move(-1, among: waiting)
    default:
      guard let prompt = panel.prompt(among: waiting) else { return [] }
      switch action {
      case .queueMoveDown, .queueMoveUp:
        let effects = move(prompt, by: action == .queueMoveDown ? 1 : -1, in: id)
        panel.move(0, among: panes[id]?.waiting ?? waiting)
        return effects
      case .queueClear: overlay = .confirm(Confirmation(kind: .clearQueue(id, count: waiting.count)))
      default: return perform(action, on: prompt, in: id)
      }
    }
    return []
  }

  /// Moves a held prompt past the held one beside it. It is shown there at once; the engine's word follows.
  private mutating func move(_ prompt: Prompt, by step: Int, in id: SessionID) -> [Effect] {
    guard prompt.delivery != .waiting, var queue = panes[id]?.queue,
      let place = queue.firstIndex(where: { $0.id == prompt.id }), queue.indices.contains(place + step),
      queue[place + step].delivery == .held || queue[place + step].delivery == .uncertain
    else { return [] }
    queue.swapAt(place, place + step)
    panes[id]?.queue = queue
    return [.command(.reorder(id, prompt.id, to: place + step))]
  }

  private mutating func perform(_ action: Action, on prompt: Prompt, in id: SessionID) -> [Effect] {
    switch action {
    case .queueEdit:
      overlay = nil
      let behind = prompt.delivery == .held ? heldBehind(prompt, in: id) : nil
      panes[id]?.edited = behind
      return [.command(.withdraw(id, prompt.id))]
    case .queueDelete: return setAside(prompt, in: id)
    case .queueSend where prompt.delivery != .waiting: return [.command(.sendHeld(id, prompt.id))]
    default: return []
    }
  }

  private func heldBehind(_ prompt: Prompt, in id: SessionID) -> PromptID? {
    guard let queue = panes[id]?.queue, let place = queue.firstIndex(where: { $0.id == prompt.id }) else { return nil }
    return queue[(place + 1)...].first { $0.delivery == .held }?.id
  }

  /// A prompt that was taken out of the queue to be edited and is held again goes back to where it stood.
  mutating func returnToPlace(_ prompt: Prompt, in id: SessionID) -> [Effect] {
    guard let behind = panes[id]?.edited else { return [] }
    panes[id]?.edited = nil
    guard let place = panes[id]?.queue.firstIndex(where: { $0.id == behind }) else { return [] }
    return [.command(.reorder(id, prompt.id, to: place))]
  }

  private mutating func setAside(_ prompt: Prompt, in id: SessionID) -> [Effect] {
    guard prompt.delivery != .waiting else {
      // It may be too late for one that is sent: only when it comes back is it set aside.
      panes[id]?.discarding.insert(prompt.id)
      return [.command(.withdraw(id, prompt.id))]
    }
    panes[id]?.composer.setAside(prompt)
    return [.command(.discard(id, prompt.id))]
  }

  mutating func clearQueue(of id: SessionID) -> [Effect] {
    (panes[id]?.waiting ?? []).flatMap { setAside($0, in: id) }
  }
}
