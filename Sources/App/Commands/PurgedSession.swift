import Conversation
import History

/// What must be known of a session to find what else remembers it.
struct PurgedSession: Hashable, Sendable {
  var id: SessionID
  var agent: String
  var folder: String
  /// Nil where the agent has none.
  var conversation: ConversationID?

  init(_ session: SessionSummary) {
    id = session.id
    agent = session.options.agent
    folder = session.options.folder
    conversation = session.conversation
  }

  init(_ record: SessionRecord) {
    id = record.id
    agent = record.options.agent
    folder = record.options.folder
    conversation = record.hasConversation ? record.conversation : nil
  }
}
