/// Everything the front end shows of one session when it opens it.
public struct SessionView: Hashable, Codable, Sendable {
  public var summary: SessionSummary
  public var transcript: Transcript
  public var queue: [Prompt]
  public var requests: [PermissionRequest]
  public var draft: Draft
  public var scroll: ScrollPlace?
  public var agent: AgentInfo?
  public var tasks: [BackgroundTask]

  public init(
    summary: SessionSummary, transcript: Transcript, queue: [Prompt] = [], requests: [PermissionRequest] = [],
    draft: Draft = Draft(), scroll: ScrollPlace? = nil, agent: AgentInfo? = nil, tasks: [BackgroundTask] = []
  ) {
    self.summary = summary
    self.transcript = transcript
    self.queue = queue
    self.requests = requests
    self.draft = draft
    self.scroll = scroll
    self.agent = agent
    self.tasks = tasks
  }
}
