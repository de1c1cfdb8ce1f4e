/// A session as a list shows it.
public struct SessionSummary: Hashable, Codable, Sendable, Identifiable {
  public var id: SessionID
  public var name: String
  public var options: SessionOptions
  public var status: SessionStatus
  /// When `status` began.
  public var since: Timestamp
  public var created: Timestamp
  /// When something was last said in it.
  public var updated: Timestamp
  /// Place in the sidebar, from 0; places are those of creation until the user moves a session.
  public var place: Int
  /// Stands before those that are not pinned.
  public var isPinned = false
  /// Finished blocks that the user has not seen.
  public var unread: Int
  /// Prompts that were sent and texts that the agent wrote, those of its sub-agents not counted.
  public var messages = 0
  /// Open permission requests.
  public var requests: Int
  /// Prompts in Skein's queue or sent and not yet taken in.
  public var queued: Int
  public var retry: RetryState?
  /// Why the last turn failed, in a sentence; nil once another begins, and where it did not fail.
  public var turnFailure: String?
  /// What the agent says of the running turn: the model and mode in force may differ from `options`.
  public var model: String?
  public var permissionMode: PermissionMode?
  public var usage: Usage
  /// The agent's own id of the conversation; nil before the first prompt.
  public var conversation: ConversationID?
  public var metadata = Metadata()
  /// The other Skein that has the session now, so that here it can only be read; nil while none has.
  public var owner: SessionOwner?

  public init(
    id: SessionID, name: String, options: SessionOptions, status: SessionStatus = .asleep, since: Timestamp,
    created: Timestamp, updated: Timestamp, place: Int
  ) {
    self.id = id
    self.name = name
    self.options = options
    self.status = status
    self.since = since
    self.created = created
    self.updated = updated
    self.place = place
    unread = 0
    requests = 0
    queued = 0
    usage = Usage()
  }

  public var isBusy: Bool {
    switch status {
    case .starting, .working, .needsYou: true
    case .asleep, .idle, .failed: false
    }
  }

  /// Answers come from the built-in offline demo, not from a real agent.
  public var isDemo: Bool { options.agent == "demo" }
}
