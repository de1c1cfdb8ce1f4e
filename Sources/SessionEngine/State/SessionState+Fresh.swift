import Agents
import Conversation

/// Which conversation the agent goes on with, and beginning another.
extension SessionState {
  var conversationStart: ConversationStart {
    if record.hasConversation { return .resume(record.conversation) }
    if let source = record.forks { return .fork(of: source, at: record.forksAt, as: record.conversation) }
    return .new(record.conversation)
  }

  /// A fresh context: the transcript stays to be read, the agent no longer knows it.
  mutating func clear(now: Timestamp) {
    stop()
    isForgetting = process != .none
    record.conversation = .random()
    record.hasConversation = false
    record.forks = nil
    record.forksAt = nil
    record.usage.contextTokens = 0
    countAnew()
    record.updated = now
    failure = nil
    note(
      Notice(.info, .cleared, "From here on the agent starts afresh: it does not know what stands above."), now: now)
    act(.commit)
  }

  /// Puts the session away; its agent ends.
  mutating func archive() {
    stop()
    record.isArchived = true
    act(.commit)
  }
}
