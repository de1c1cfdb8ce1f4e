import Conversation

/// What Skein does where a prompt is one of its own commands.
extension ChatState {
  /// The command of Skein that a prompt is; the agent's own of that name comes before it.
  func skeinCommand(_ text: String) -> (command: SkeinCommand, argument: String)? {
    guard let read = SkeinCommand.read(text) else { return nil }
    let isAgents = pane?.agent?.commands.contains { $0.name == read.command.name } ?? false
    return isAgents ? nil : read
  }

  mutating func run(_ command: SkeinCommand, argument: String, now: Timestamp) -> [Effect] {
    guard !argument.isEmpty, let id = current else {
      return performSession(command.action, now: now) ?? performScreen(command.action, now: now)
    }
    switch command.action {
    case .newSession:
      overlay = .field(TextField(kind: .newSession(proposal: argument)))
      return performOverlay(.listTake, now: now)
    case .renameSession: return [.command(.rename(id, argument))]
    case .chooseModel: return [.command(.setModel(id, argument))]
    default: return []
    }
  }
}
