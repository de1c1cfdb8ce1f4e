import Conversation

/// How the session's options reach its agent.
extension SessionState {
  /// Other options from the next start on; the model and the mode reach a running agent at once. Agent and folder stay.
  mutating func configure(_ options: SessionOptions) {
    guard options.allows(options.permissionMode) else {
      act(.problem(.safe(record.id)))
      return
    }
    let before = record.options
    record.options = options
    record.options.agent = before.agent
    record.options.folder = before.folder
    if options.model != before.model { setModel(options.model) }
    if let mode = options.permissionMode {
      if mode != before.permissionMode { setMode(mode) }
    } else if before.permissionMode != nil, process == .none {
      mode = nil
    }
    // An agent that was allowed everything does not keep that until its next start.
    if !options.allows(mode) { setMode(.standard) }
  }

  /// The agent's mode is another one, for instance since its plan was approved. The next start begins with it, too: else a
  /// session that slept would plan again. Being allowed everything is never taken from the agent's word.
  mutating func modeChanged(_ new: PermissionMode) {
    if let toldMode {
      if new == toldMode { self.toldMode = nil }
    } else if let mode, new != mode, new != .bypass, record.options.permissionMode != nil {
      record.options.permissionMode = new
    }
    mode = new
  }

  /// Sends a prompt on its way; only here it gets the session's prefix. A command such as `/compact` works only where it comes
  /// first, so it gets none.
  mutating func send(_ prompt: Prompt) {
    var prompt = prompt
    if let prefix = record.options.prefix, !prefix.isEmpty, !prompt.text.hasPrefix("/") {
      prompt.text = prefix + "\n\n" + prompt.text
    }
    act(.send(.prompt(prompt)))
  }

  /// What went wrong with the input that is being handled.
  var firstProblem: Problem? {
    for case .problem(let problem) in actions { return problem }
    return nil
  }
}

extension Problem {
  static func safe(_ session: SessionID?) -> Problem {
    Problem(
      .usage, session: session, "The session is in safe mode, which excludes the permission mode bypassPermissions.")
  }
}
