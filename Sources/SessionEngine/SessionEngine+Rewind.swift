import Agents
import Conversation

/// Going back to before a prompt.
extension SessionEngine {
  /// What taking the files back to before a prompt would change; starts the agent where it sleeps.
  /// - Throws: ``Problem`` of kind `other` while a turn runs or where the agent has no conversation, `inUse` while another Skein has the session.
  public func previewRewind(_ id: SessionID, to prompt: PromptID) async throws(Problem) -> FileRewind {
    let updates = try await updates(of: id)
    try await carryOut(awaiting: .previewRewind(id, to: prompt), in: id)
    return try await rewind(in: updates, to: prompt, isDry: true, of: id)
  }

  /// Takes a session back to before one of ``prompts(of:)``: its conversation, the files that its agent changed, or both.
  ///
  /// Of the conversation nothing is lost: what was taken back stays in the transcript, marked, and in the agent's record of
  /// the former conversation. Files are taken back as the agent kept them, whatever changed them since.
  /// - Returns: what was changed in files; nil where they were not to be.
  /// - Throws: ``Problem`` of kind `other` while a turn runs or where the agent cannot go there; then nothing has changed.
  @discardableResult
  public func rewind(
    _ id: SessionID, to prompt: PromptID, files: Bool = false, conversation: Bool = true
  ) async throws(Problem) -> FileRewind? {
    let blocks = try await transcript(of: id)
    let place = try Self.place(of: prompt, in: blocks, session: id)
    guard let session = sessions[id] else { throw Self.unknown(id) }
    var plan = Rewinding(place: place, takesFiles: files, takesConversation: conversation)
    if conversation, let cut = try await cut(before: place, in: await session.record) {
      (plan.conversation, plan.message) = (cut.conversation, cut.message)
    }
    let updates = files ? try await updates(of: id) : nil
    let problem = await withCheckedContinuation { session.inbox.yield(.rewind(plan, $0)) }
    if let problem { throw problem }
    guard let updates else { return nil }
    return try await rewind(in: updates, to: prompt, isDry: false, of: id)
  }

  /// Carries out ``Command/rewind(_:to:files:conversation:)``.
  func tellRewind(of id: SessionID, to prompt: PromptID, files: Bool, conversation: Bool) async {
    do throws(Problem) {
      try await rewind(id, to: prompt, files: files, conversation: conversation)
    } catch {
      events.post(.problem(error))
    }
  }

  private func rewind(
    in updates: AsyncStream<SessionUpdate>, to prompt: PromptID, isDry: Bool, of id: SessionID
  ) async throws(Problem) -> FileRewind {
    var preview: FileRewind?
    for await update in updates {
      guard case .filesRewound(var rewind) = update, rewind.prompt == prompt else { continue }
      if rewind.isDry { preview = rewind }
      guard rewind.isDry == isDry else { continue }
      if let problem = rewind.problem {
        throw Problem(.other, session: id, "The files cannot be taken back: \(problem)")
      }
      // Only the preview names them.
      if let preview {
        (rewind.files, rewind.insertions, rewind.deletions) = (preview.files, preview.insertions, preview.deletions)
      }
      return rewind
    }
    throw Problem(.agentFailed, session: id, "The agent ended before it answered; nothing was taken back.")
  }
}
