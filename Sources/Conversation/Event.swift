/// What the engine tells a front end. Numbers rise by one; a gap means that events were lost.
public struct Event: Hashable, Codable, Sendable {
  public var number: UInt64
  public var kind: Kind

  public init(number: UInt64, kind: Kind) {
    self.number = number
    self.kind = kind
  }

  public enum Kind: Hashable, Codable, Sendable {
    /// All sessions, in the order of the sidebar; sent once at the start.
    case sessions([SessionSummary])
    /// A session is new, or something in its summary changed.
    case summary(SessionSummary)
    case removed(SessionID)
    /// The answer to ``Command/open(_:)``: all of it as it stands; changes follow.
    case opened(SessionView)
    case earlier(SessionID, blocks: [Block], hasEarlier: Bool)
    case found(SearchResults)
    /// All sessions that are put away or in the trash.
    case absent([AbsentSession])
    /// A session is gone for good; `ownRecord` is a file in which its agent keeps the conversation nevertheless.
    case purged(SessionID, name: String, ownRecord: String?)
    /// What became of a session's export.
    case exported(ExportOrder, ExportOrder.Outcome)
    /// What new sessions can begin with.
    case templates([TemplateSummary])
    case transcript(SessionID, TranscriptChange)
    case queue(SessionID, [Prompt])
    /// All open requests of a session, oldest first.
    case requests(SessionID, [PermissionRequest])
    /// A prompt came back and belongs into the composer again.
    case withdrawn(SessionID, prompt: Prompt)
    /// Files and folders (these end in `/`) that fit some letters, the best first; found by Skein or by the session's agent.
    case filesFound(SessionID, query: String, paths: [String], isAgents: Bool)
    case imageChecked(SessionID, path: String, ImageCheck)
    /// Prompts of all sessions, the latest first.
    case promptsRecalled([Prompt])
    case agent(SessionID, AgentInfo)
    case tasks(SessionID, [BackgroundTask])
    /// The answer to ``Command/usage(since:)``.
    case usage(UsageReport)
    /// The agent said what taking files back would change, or has changed.
    case filesRewound(SessionID, FileRewind)
    /// The answer to ``Command/listPrompts(_:)``, oldest first.
    case prompts(SessionID, [PromptPlace])
    /// Something was done that the user should know and that belongs to no transcript, in a sentence.
    case told(String)
    /// Something went wrong that belongs to no transcript.
    case problem(Problem)
    case closed
  }
}
