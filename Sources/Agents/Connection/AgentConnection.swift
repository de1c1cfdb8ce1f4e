import Conversation

/// One live agent serving one session. Bring your own to reach an agent by other means than a process.
public protocol AgentConnection: Sendable {
  /// Never blocks; requests arrive in the order in which they were sent, each whole or not at all.
  func send(_ request: AgentRequest)

  /// Ends the agent in order and without losing words: an interrupt first when `isBusy` (at most 1 s until the turn's result),
  /// then the protocol's own goodbye (1 s), SIGTERM (1.5 s), SIGKILL to all that it started. ``AgentEvent/ended(_:)`` follows.
  func end(isBusy: Bool)

  /// From now on each message of the agent also comes as it was received, by ``AgentEvent/line(_:)``, or no longer.
  func tellLines(_ tells: Bool)
}

extension AgentConnection {
  /// For agents whose messages are not lines of text.
  public func tellLines(_ tells: Bool) {}
}

/// Makes connections.
public protocol AgentConnector: Sendable {
  /// Starts an agent. `receive` gets batches of events in order, from one thread at a time, the last one ``AgentEvent/ended(_:)``;
  /// a start that fails is told by that event too, so that there is one path for every end.
  func connect(_ launch: AgentLaunch, receive: @escaping @Sendable ([AgentEvent]) -> Void) -> any AgentConnection

  /// What the agent itself wrote down of the conversation of `launch`; nil where it keeps no record that can be read.
  ///
  /// Asked once its process has ended by itself, so that no prompt is sent twice.
  func recall(_ prompts: Set<PromptID>, of launch: AgentLaunch) async -> AgentRecollection?

  /// The command line that `launch` runs, executable first; nil where an agent is reached by other means.
  func commandLine(of launch: AgentLaunch) -> [String]?

  /// Where in the conversation of `launch` the agent can begin a copy that ends just before a prompt.
  func cut(before prompt: PromptPlace, of launch: AgentLaunch) async -> ConversationCut

  /// The file in which the agent itself keeps the conversation of `launch`; nil where there is none.
  func ownRecord(of launch: AgentLaunch) async -> String?

  /// Removes that file and what belongs to it.
  func removeOwnRecord(of launch: AgentLaunch) async throws(Problem)

  /// Whether the agent of that profile itself puts the files in that an `@path` in a prompt names; where not, Skein does.
  func readsMentions(_ profile: String) -> Bool
}

extension AgentConnector {
  public func recall(_ prompts: Set<PromptID>, of launch: AgentLaunch) async -> AgentRecollection? { nil }

  public func commandLine(of launch: AgentLaunch) -> [String]? { nil }

  public func ownRecord(of launch: AgentLaunch) async -> String? { nil }

  public func removeOwnRecord(of launch: AgentLaunch) async throws(Problem) {}

  public func cut(before prompt: PromptPlace, of launch: AgentLaunch) async -> ConversationCut { .unknown }

  public func readsMentions(_ profile: String) -> Bool { true }
}

/// Where a conversation can be cut.
public enum ConversationCut: Hashable, Sendable {
  /// Nothing was said before.
  case start
  /// After this message, as the agent names it.
  case after(String)
  /// The agent has no such prompt, or cannot begin a copy anywhere but at the end.
  case unknown
}

/// How to start the agent of a session.
public struct AgentLaunch: Hashable, Sendable {
  public var session: SessionID
  public var options: SessionOptions
  public var conversation: ConversationStart

  public init(session: SessionID, options: SessionOptions, conversation: ConversationStart) {
    self.session = session
    self.options = options
    self.conversation = conversation
  }
}

/// Which conversation a process goes on with.
public enum ConversationStart: Hashable, Sendable {
  /// A new one under this id (a UUID).
  case new(ConversationID)
  case resume(ConversationID)
  /// A new one under the last id that begins with the first up to a message, or with all of it; the first stays as it is.
  case fork(of: ConversationID, at: String?, as: ConversationID)

  public var id: ConversationID {
    switch self {
    case .new(let id), .resume(let id), .fork(_, _, as: let id): id
    }
  }
}
