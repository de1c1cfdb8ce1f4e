import Agents
import Conversation
import History

/// One session as a value: what is asked of it and what its agent says go in, actions come out. No I/O, no clock.
///
/// The process moves none → starting → ready → ending → none; `ended` leads to none from everywhere. A turn is requested when a
/// prompt is sent, running when the agent says so, and over with ``AgentEvent/turnEnded(_:)`` or the end of the process, nothing else.
struct SessionState: Sendable {
  var record: SessionRecord
  var transcript: Transcript
  var process = ProcessPhase.none
  var turn = TurnPhase.none
  /// What a start that takes long waits for.
  var startReason: String?
  /// Why the agent is down, once it ended by itself.
  var failure: String?
  /// Why the last turn failed.
  var turnFailure: String?
  var status = SessionStatus.asleep
  var since: Timestamp
  var requests: [PermissionRequest] = []
  var retry: RetryState?
  var mode: PermissionMode?
  /// The mode that the agent was last told and has not confirmed: what it says of earlier ones meanwhile is old.
  var toldMode: PermissionMode?
  var tasks: [BackgroundTask] = []
  var agent: AgentInfo?
  /// The agent helps to complete paths, as far as is known.
  var suggestsFiles = true
  /// Held prompts wait for the user since a turn was cut off; the next prompt lets them go on.
  var isQueuePaused = false
  /// The session is the one on screen.
  var isOpen = false
  /// Blocks that stream, and those of the running turn, for withdrawal.
  var keys: [BlockKey: BlockID] = [:]
  var tools: [ToolCallID: BlockID] = [:]
  /// The agent said that it does not have the conversation it was to go on with.
  var isConversationGone = false
  /// The context was cleared while the agent still ran: what it says of its conversation no longer counts.
  var isForgetting = false
  /// How many starts were tried again without the user: a conversation that could not be resumed or already existed.
  var restarts = 0
  /// The agent ended by itself and is being started again; over when it is ready.
  var isReviving = false
  /// When the agent was started again after it had ended by itself, since the last turn that was completed.
  var revivals: [Timestamp] = []
  /// The agent is to run also where nothing is asked of it.
  var isSupervised = false
  /// The session is going back to before a prompt and waits for the agent's word about files.
  var rewinding: Rewinding?
  /// Prompts that the user wants back and the agent has not answered for yet.
  var withdrawing: Set<PromptID> = []
  /// Prompts that were sent a second time; there is no third.
  var resent: Set<PromptID> = []

  private(set) var actions: [SessionAction] = []

  init(record: SessionRecord, transcript: Transcript) {
    self.record = record
    self.transcript = transcript
    since = record.updated
  }

  enum ProcessPhase: Hashable, Sendable { case none, starting, ready, ending }
  enum TurnPhase: Hashable, Sendable { case none, requested, running }

  mutating func act(_ action: SessionAction) { actions.append(action) }

  mutating func takeActions() -> [SessionAction] {
    defer { actions = [] }
    return actions
  }

  /// Derives the status from the facts; called after every input.
  mutating func refreshStatus(now: Timestamp) {
    let new: SessionStatus =
      switch process {
      case .none: failure.map(SessionStatus.failed) ?? .asleep
      case .starting: .starting(reason: startReason)
      case .ready, .ending:
        if !requests.isEmpty { .needsYou } else if turn != .none { .working } else { .idle }
      }
    if new != status {
      if !isSameKind(new, status) { since = now }
      status = new
    }
  }

  private func isSameKind(_ one: SessionStatus, _ other: SessionStatus) -> Bool {
    switch (one, other) {
    case (.starting, .starting), (.failed, .failed): true
    default: one == other
    }
  }

  var summary: SessionSummary {
    var summary = SessionSummary(
      id: record.id, name: record.name, options: record.options, status: status, since: since, created: record.created,
      updated: record.updated, place: record.place)
    summary.isPinned = record.isPinned
    summary.unread = record.unread
    summary.messages = record.messages
    summary.requests = requests.count
    summary.queued = record.queue.count
    summary.retry = retry
    summary.turnFailure = turnFailure
    summary.model = record.model ?? record.options.model
    summary.permissionMode = toldMode ?? mode ?? record.options.permissionMode
    summary.usage = record.usage
    summary.conversation = record.hasConversation ? record.conversation : nil
    summary.metadata = record.metadata
    return summary
  }

  var view: SessionView {
    SessionView(
      summary: summary, transcript: transcript, queue: record.queue, requests: requests, draft: record.draft,
      scroll: record.scroll, agent: agent, tasks: tasks)
  }
}

/// What a session's shell must do, in this order.
enum SessionAction: Hashable, Sendable {
  /// Tell and persist; the transcript already has it.
  case change(TranscriptChange)
  /// Everything so far must be on disk before what follows.
  case commit
  case start(ConversationStart)
  case send(AgentRequest)
  case end(isBusy: Bool)
  case withdrawn(Prompt)
  case problem(Problem)
  case filesRewound(FileRewind)
  case spent(Spending)
  /// The agent found these for the front end.
  case filesFound(query: String, paths: [String])
  case turnEnded(TurnEnd)
  /// The turn was lost with its agent, and there will be no end of it; why, in a sentence.
  case turnLost(String)
}
