import Conversation

/// A session on its way back to before a prompt.
struct Rewinding: Hashable, Sendable {
  var place: PromptPlace
  var takesFiles: Bool
  var takesConversation: Bool
  /// The conversation that its agent goes on with a copy of; nil: with a new one.
  var conversation: ConversationID?
  /// The last message of it that is copied.
  var message: String?
  /// What the agent said before that it would change.
  var preview: FileRewind?
}
