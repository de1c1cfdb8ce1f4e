import Conversation

/// What is asked of an agent, in words that hold for every protocol.
public enum AgentRequest: Hashable, Sendable {
  /// The first request of a connection: tell about yourself.
  case initialize
  case prompt(Prompt)
  /// End the running turn and keep what came; `cancelsQueued` also takes back prompts that wait.
  case interrupt(cancelsQueued: Bool)
  case answer(PermissionRequest, PermissionAnswer)
  case withdraw(PromptID)
  /// Nil: the agent's default.
  case setModel(String?)
  case setPermissionMode(PermissionMode)
  case endSession
}
