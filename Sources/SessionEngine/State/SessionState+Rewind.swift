import Agents
import Conversation

/// Going back to before a prompt.
///
/// Nothing is lost: the agent goes on with a copy of its conversation that ends there, its own record of the first one stays,
/// and the transcript keeps what was taken back, marked as such.
extension SessionState {
  /// Asks the agent what taking the files back would change; wakes it where it sleeps.
  mutating func previewRewind(to prompt: PromptID) {
    guard wakesForRewind() else { return }
    act(.send(.rewindFiles(to: prompt, isDry: true)))
  }

  mutating func rewind(_ plan: Rewinding, now: Timestamp) {
    guard plan.takesFiles else {
      if !refusesRewind() { rewindConversation(plan, now: now) }
      return
    }
    guard wakesForRewind() else { return }
    rewinding = plan
    act(.send(.rewindFiles(to: plan.place.id, isDry: true)))
    act(.send(.rewindFiles(to: plan.place.id, isDry: false)))
  }

  /// The agent answered about files.
  mutating func filesRewound(_ rewind: FileRewind, now: Timestamp) {
    act(.filesRewound(rewind))
    guard var plan = rewinding, plan.place.id == rewind.prompt else { return }
    guard !rewind.isDry else {
      plan.preview = rewind
      rewinding = plan
      return
    }
    rewinding = nil
    if let problem = rewind.problem {
      let rest = plan.takesConversation ? "; the conversation is as it was" : ""
      note(Notice(.warning, .other, "The files were not taken back\(rest): \(problem)"), now: now)
      return
    }
    let files = plan.preview?.files ?? []
    if files.isEmpty {
      note(Notice(.info, .other, "No file had changed since \(Self.quoted(plan.place))."), now: now)
    } else {
      let count = files.count == 1 ? "1 file is" : "\(files.count) files are"
      note(
        Notice(
          .info, .other, "\(count) again as before \(Self.quoted(plan.place)).", detail: files.joined(separator: "\n")),
        now: now)
    }
    if plan.takesConversation { rewindConversation(plan, now: now) }
    act(.commit)
  }

  private mutating func rewindConversation(_ plan: Rewinding, now: Timestamp) {
    stop()
    isForgetting = process != .none
    if plan.conversation == nil { countAnew() }
    record.conversation = .random()
    record.hasConversation = false
    record.forks = plan.conversation
    record.forksAt = plan.message
    record.usage.contextTokens = 0
    record.updated = now
    failure = nil
    note(
      Notice(
        .info, .rewound,
        "Taken back to before \(Self.quoted(plan.place)). What was said from there to here is kept to be read; the agent no "
          + "longer knows it.", since: plan.place.block), now: now)
    var prompt = plan.place.prompt
    prompt.id = .random()
    prompt.delivery = .held
    // A front end that shows the session puts the prompt into its composer; where none does it waits there.
    if isOpen { act(.withdrawn(prompt)) } else { record.draft = Draft(text: prompt.text, cursor: prompt.text.count) }
    act(.commit)
  }

  private mutating func refusesRewind() -> Bool {
    let reason: String
    if isBusy {
      reason = "A turn is running: interrupt it first, then go back."
    } else if rewinding != nil || process == .ending {
      reason = "The agent is still at something else: try again in a moment."
    } else {
      return false
    }
    act(.problem(Problem(.other, session: record.id, reason)))
    return true
  }

  /// True when the agent is there to be asked, or starts.
  private mutating func wakesForRewind() -> Bool {
    if refusesRewind() { return false }
    guard record.hasConversation else {
      act(
        .problem(
          Problem(
            .other, session: record.id, "The agent has changed no files in this session, so none can be taken back.")))
      return false
    }
    if process == .none {
      failure = nil
      start()
    }
    return true
  }

  private static func quoted(_ place: PromptPlace) -> String {
    let line = place.prompt.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "“\(line.count > 60 ? line.prefix(59) + "…" : line)”"
  }
}
