import Conversation

/// What the history keeps of a session beside its transcript.
public struct SessionRecord: Hashable, Codable, Sendable, Identifiable {
  public var id: SessionID
  public var name: String
  public var options: SessionOptions
  public var place: Int
  public var created: Timestamp
  public var updated: Timestamp
  /// When it was last on screen; decides what the next launch resumes.
  public var opened: Timestamp
  /// The agent's id of the conversation, and whether the agent is known to have a record of it (so that it can be resumed).
  public var conversation: ConversationID
  public var hasConversation: Bool
  /// The conversation that this one is to begin as a copy of; nil when it is none, or has begun.
  public var forks: ConversationID?
  /// The last message of it that is copied, as the agent names it; nil: all are.
  public var forksAt: String?
  /// Put away by the user: kept, and not in the list.
  public var isArchived = false
  /// Stands before those that are not pinned.
  public var isPinned = false
  public var unread: Int
  /// Blocks of its transcript that are messages: see ``Block/isMessage``.
  public var messages = 0
  public var usage: Usage
  /// What the agent has counted for the conversation when its last turn ended, by model: the next turn took what is more.
  /// Nil where no turn was counted yet, so that `usage` is all that is known to have been spent.
  public var counted: [String: Usage]?
  public var model: String?
  public var draft: Draft
  public var scroll: ScrollPlace?
  /// Prompts typed and not yet known to be in a turn.
  public var queue: [Prompt]
  /// No block of the session has this id or a later one.
  public var nextBlock: BlockID
  public var metadata = Metadata()
  /// The last turn had begun and its end was not seen.
  public var isMidTurn: Bool

  public init(
    id: SessionID, name: String, options: SessionOptions, place: Int, created: Timestamp,
    conversation: ConversationID = .random()
  ) {
    self.id = id
    self.name = name
    self.options = options
    self.place = place
    self.created = created
    updated = created
    opened = created
    self.conversation = conversation
    hasConversation = false
    unread = 0
    usage = Usage()
    draft = Draft()
    queue = []
    nextBlock = BlockID(1)
    isMidTurn = false
  }
}
