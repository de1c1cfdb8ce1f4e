import Conversation

/// What an agent said, in words that hold for every protocol.
public enum AgentEvent: Hashable, Sendable {
  /// The agent has not answered yet and takes longer than usual; what it seems to wait for, in a sentence.
  case starting(reason: String)
  /// The agent is up and told about itself.
  case ready(AgentInfo)
  /// The agent's id of the conversation is new or has changed (fork, clear).
  case conversation(ConversationID)
  /// A turn began; by itself when `prompts` is empty.
  case turnBegan(model: String?, mode: PermissionMode?, prompts: [PromptID])
  case activity(AgentActivity?)
  case modeChanged(PermissionMode)
  case modelChanged(String)
  case promptMoved(PromptID, PromptMove)
  /// A block begins; `parent` is the sub-agent's call that it belongs to.
  case blockBegan(BlockKey, StreamedBlock, parent: ToolCallID?)
  case blockGrew(BlockKey, String)
  /// The block as the agent keeps it: the truth that replaces what streamed. For a block that never began it begins and ends at once.
  case blockEnded(BlockKey, StreamedBlock, parent: ToolCallID?, isAborted: Bool)
  /// All blocks of this message from this index on were withdrawn.
  case blocksWithdrawn(message: String, from: Int)
  case toolEnded(ToolCallID, ToolCall.State, output: String, result: ToolResult?)
  case asked(PermissionRequest)
  /// The agent no longer waits for an answer.
  case askWithdrawn(RequestID)
  case retrying(RetryState)
  case usage(Usage)
  /// The only end of a turn.
  case turnEnded(TurnEnd)
  /// The context is fresh; the id of the new conversation.
  case cleared(ConversationID)
  case tasksChanged([BackgroundTask])
  /// Answer to ``AgentRequest/rewindFiles(to:isDry:)``.
  case filesRewound(FileRewind)
  case notice(Notice)
  /// Answer to ``AgentRequest/interrupt(cancelsQueued:)``: prompts that still run next, and those that do not.
  case interruptAnswered(stillQueued: [PromptID], cancelled: [PromptID])
  /// Answer to ``AgentRequest/withdraw(_:)``; false: a turn had already taken it in.
  case withdrawAnswered(PromptID, Bool)
  /// Answer to ``AgentRequest/suggestFiles(_:)``; folders end in `/`. Nil: the agent offers no such thing.
  case filesSuggested(query: String, paths: [String]?)
  /// Answer to ``AgentRequest/signIn``.
  case signInOffered(SignInOffer)
  /// Answer to ``AgentRequest/finishSignIn(_:)``; the account's address where it was told.
  case signedIn(account: String?)
  /// A request had no effect: the agent refused it (the reason in its own words), or ended before it could be sent or answered.
  case refused(AgentRequest, reason: String)
  /// A message as it was received, before what it means; only where that was asked for.
  case line(String)
  /// A message of a kind that is not known: counted, traced, ignored.
  case unknown(String)
  /// A record could not be read; the turn goes on.
  case malformed(String)
  /// The end of a connection. Only ``refused(_:reason:)`` can follow, for what is sent to it after its end.
  case ended(AgentEnd)
}

/// Names a block while it streams: the API message and the block's place in it.
public struct BlockKey: Hashable, Sendable {
  public var message: String
  public var index: Int

  public init(message: String, index: Int) {
    self.message = message
    self.index = index
  }
}

/// The kinds of block that an agent streams.
public enum StreamedBlock: Hashable, Sendable {
  case text(String)
  case thinking(String, isRedacted: Bool, duration: Int64?)
  case tool(ToolCallID, name: String, input: String)
}

public enum AgentActivity: String, Hashable, Sendable { case requesting, compacting }

/// What became of a prompt that was sent.
public enum PromptMove: String, Hashable, Sendable { case queued, started, completed, cancelled, discarded }

/// How a turn ended.
public struct TurnEnd: Hashable, Sendable {
  public var outcome: Outcome
  /// The agent's words about a failure, readable by people.
  public var message: String?
  public var duration: Int64?
  /// Number of API replies in the turn.
  public var replies: Int
  /// Prompts that this turn answered.
  public var prompts: [PromptID]
  /// The turn began by itself (a background task ended).
  public var isSpontaneous: Bool
  /// The result message as received, for those who want all of it.
  public var raw: String
  /// What the agent has counted for the conversation up to here, by model; empty where it counts nothing.
  public var counted: [String: Usage]

  public init(
    outcome: Outcome, message: String? = nil, duration: Int64? = nil, replies: Int = 0, prompts: [PromptID] = [],
    isSpontaneous: Bool = false, raw: String = "", counted: [String: Usage] = [:]
  ) {
    self.outcome = outcome
    self.message = message
    self.duration = duration
    self.replies = replies
    self.prompts = prompts
    self.isSpontaneous = isSpontaneous
    self.raw = raw
    self.counted = counted
  }

  public enum Outcome: Hashable, Sendable {
    case completed
    /// Cut off on the user's wish.
    case interrupted
    case failed
    /// `--resume` named a conversation that the agent does not have.
    case unknownConversation
    /// A local slash command: no turn of the model.
    case local
  }
}

/// How the agent's process ended.
public struct AgentEnd: Hashable, Sendable {
  /// Exit code, or the signal that ended it; both nil when it never started.
  public var exitCode: Int32?
  public var signal: Int32?
  /// The last lines it wrote to standard error.
  public var standardError: String
  /// Skein asked it to end.
  public var wasAsked: Bool
  /// Why it could not be started, in a sentence.
  public var startFailure: String?
  /// It was started, did not answer in time, and was ended; `startFailure` says so.
  public var didNotAnswer = false

  public init(
    exitCode: Int32? = nil, signal: Int32? = nil, standardError: String = "", wasAsked: Bool = false,
    startFailure: String? = nil
  ) {
    self.exitCode = exitCode
    self.signal = signal
    self.standardError = standardError
    self.wasAsked = wasAsked
    self.startFailure = startFailure
  }
}
