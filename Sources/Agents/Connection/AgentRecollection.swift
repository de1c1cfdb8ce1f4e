import Conversation

/// What an agent's own record says of a conversation: asked after an agent ended by itself.
public struct AgentRecollection: Hashable, Sendable {
  /// There is something to resume.
  public var hasConversation: Bool
  /// Those of the prompts asked about that the agent wrote down: it took them in, whatever was seen of that.
  public var prompts: Set<PromptID>

  public init(hasConversation: Bool, prompts: Set<PromptID>) {
    self.hasConversation = hasConversation
    self.prompts = prompts
  }
}
