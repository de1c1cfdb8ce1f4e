/// A question that an agent waits on: may this tool run, which of these do you want, is this plan right?
public struct PermissionRequest: Hashable, Codable, Sendable, Identifiable {
  public var id: RequestID
  public var session: SessionID
  public var toolCall: ToolCallID?
  public var toolName: String
  /// The input as JSON text, exactly as received: what the user approves is what is run.
  public var input: String
  /// The agent's own words about it, if any.
  public var summary: String?
  /// Why it is asked (a rule, a mode, a path outside the folder), if told.
  public var reason: String?
  public var blockedPath: String?
  public var suggestions: [PermissionSuggestion]
  public var kind: Kind
  /// The sub-agent that asks; nil for the main conversation.
  public var agent: String?
  /// The call that started that sub-agent, where it is known.
  public var agentCall: ToolCallID?
  public var asked: Timestamp

  public init(
    id: RequestID, session: SessionID, toolCall: ToolCallID?, toolName: String, input: String, summary: String? = nil,
    reason: String? = nil, blockedPath: String? = nil, suggestions: [PermissionSuggestion] = [], kind: Kind = .tool,
    agent: String? = nil, agentCall: ToolCallID? = nil, asked: Timestamp
  ) {
    self.id = id
    self.session = session
    self.toolCall = toolCall
    self.toolName = toolName
    self.input = input
    self.summary = summary
    self.reason = reason
    self.blockedPath = blockedPath
    self.suggestions = suggestions
    self.kind = kind
    self.agent = agent
    self.agentCall = agentCall
    self.asked = asked
  }

  public enum Kind: Hashable, Codable, Sendable {
    case tool
    /// One to four questions (`AskUserQuestion`).
    case questions([AgentQuestion])
    /// A plan, in Markdown, to approve or to send back (`ExitPlanMode`).
    case plan(String)
  }
}
