import Conversation

extension ChatState {
  /// Calls a user who looks elsewhere when a session needs them, ended its turn or failed; never for the session at hand while the
  /// window has the focus, and for one beside it only when it needs them, since its request is not shown there.
  mutating func attention(from old: SessionSummary, to new: SessionSummary, now: Timestamp) -> [Effect] {
    // Of a session that another Skein has, that one calls.
    guard new.owner == nil, let call = Self.call(from: old, to: new), options.attention.reasons.contains(call.reason),
      !isSeen(call)
    else { return [] }
    desk.add(call)
    return calls(now: now)
  }

  private static func call(from old: SessionSummary, to new: SessionSummary) -> AttentionCall? {
    let (reason, words): (AttentionOptions.Reason, String)
    if new.requests > old.requests {
      (reason, words) = (.needsYou, "needs your answer")
    } else if case .failed(let why) = new.status, old.status != new.status {
      (reason, words) = (.failed, "failed: \(why)")
    } else if old.isBusy, new.status == .idle, let why = new.turnFailure {
      (reason, words) = (.failed, "failed: \(why)")
    } else if old.isBusy, new.status == .idle {
      (reason, words) = (.done, "is ready")
    } else {
      return nil
    }
    return AttentionCall(session: new.id, name: new.name, reason: reason, words: words)
  }

  /// Whether the user looks at what the call tells.
  private func isSeen(_ call: AttentionCall) -> Bool {
    guard hasFocus, call.session != current else { return hasFocus }
    return call.session == split?.other && !layout.otherTranscript.isEmpty && call.reason != .needsYou
  }

  /// What is due of the calls that still are true, as one.
  mutating func calls(now: Timestamp) -> [Effect] {
    let calls = desk.take(now: now).filter { call in
      guard !isSeen(call), let session = summary(call.session) else { return false }
      return call.reason != .needsYou || session.requests > 0
    }
    guard !calls.isEmpty else { return [] }
    desk.rang(now: now)
    let sentences = calls.map { "\($0.name) \($0.words)" }.joined(separator: "; ")
    let isOne = calls.count == 1
    let title = isOne ? calls[0].name : "\(calls.count) sessions"
    var effects: [Effect] = options.attention.bell ? [.bell] : []
    if options.attention.desktop { effects.append(.notify(title: title, body: isOne ? calls[0].words : sentences)) }
    if !options.attention.command.isEmpty {
      let names = calls.map(\.name).joined(separator: ", ")
      effects.append(
        .runCommand(
          AttentionCall.command(
            options.attention.command, session: names, reason: isOne ? calls[0].words : sentences)))
    }
    return effects
  }
}
