import Terminal

/// What the parts of a transcript mean; a scope that a theme does not know looks like the one without its last word.
extension StyleName {
  static let prompt: StyleName = "transcript.prompt"
  static let promptMark: StyleName = "transcript.prompt.mark"
  static let promptWaiting: StyleName = "transcript.prompt.waiting"
  static let thinking: StyleName = "transcript.thinking"
  static let tool: StyleName = "transcript.tool"
  static let toolName: StyleName = "transcript.tool.name"
  static let toolDone: StyleName = "transcript.tool.done"
  static let toolFailed: StyleName = "transcript.tool.failed"
  static let toolOutput: StyleName = "transcript.tool.output"
  static let toolError: StyleName = "transcript.tool.failed.output"
  static let toolCommand: StyleName = "code.command"
  static let toolAsking: StyleName = "transcript.permission"
  static let fold: StyleName = "faint"
  static let allowed: StyleName = "transcript.permission.allowed"
  static let denied: StyleName = "transcript.permission.denied"
  static let notice: StyleName = "transcript.notice"
  static let noticeWarning: StyleName = "transcript.notice.warning"
  static let noticeFailed: StyleName = "transcript.notice.failed"
  static let interrupted: StyleName = "transcript.notice.warning.interrupted"
  static let agentLabel: StyleName = "faint.agent"
  static let rewound: StyleName = "faint.rewound"
  static let newBelow: StyleName = "accent.new"
}
