import Agents
import Conversation
import History

/// Another way on from the same words, and a fresh start.
extension SessionEngine {
  /// Makes a session with the same transcript whose agent goes on with a copy of the conversation; the first one stays as it is.
  ///
  /// With `prompt` the copy ends before that prompt, which then is the new session's draft.
  /// - Parameters:
  ///   - name: empty takes the source's with a number.
  ///   - prompt: one of ``prompts(of:)``; nil: nothing is left out.
  /// - Throws: ``Problem`` of kind `other` where the agent's own record does not hold that prompt.
  public func fork(
    _ id: SessionID, name: String = "", at prompt: PromptID? = nil
  ) async throws(Problem) -> SessionSummary {
    let source = try await document(of: id)
    let all = await records()
    let taken = Set(all.map(\.summary.name))
    var record = SessionRecord(
      id: .random(),
      name: name.isEmpty ? SessionName.free(source.record.name, besides: taken) : try SessionName.checked(name),
      options: source.record.options, place: (all.map(\.record.place).max() ?? -1) + 1, created: .now())
    guard !taken.contains(record.name) else { throw SessionName.taken(record.name) }
    record.model = source.record.model
    record.usage.contextWindow = source.record.usage.contextWindow
    // The copy's agent counts on from what the source's has counted.
    record.counted = source.record.counted ?? source.record.formerly.map { [$0.model: $0.usage] } ?? [:]
    record.metadata = source.record.metadata
    var blocks = source.blocks
    if let prompt {
      let place = try Self.place(of: prompt, in: blocks, session: id)
      let cut = try await cut(before: place, in: source.record)
      (record.forks, record.forksAt) = cut.map { ($0.conversation, $0.message) } ?? (nil, nil)
      if record.forks == nil { record.counted = [:] }
      blocks.removeAll { $0.id >= place.block }
      record.draft = Draft(text: place.prompt.text, cursor: place.prompt.text.count)
    } else {
      record.messages = source.blocks.count(where: \.isMessage)
      record.forks = source.record.knownConversation
      record.forksAt = source.record.hasConversation ? nil : source.record.forksAt
      record.usage.contextTokens = source.record.usage.contextTokens
    }
    let next = blocks.last?.id.next ?? BlockID(1)
    var words = "Forked from “\(source.record.name)”; what is said from here on is said only here."
    if record.forks == nil, !blocks.isEmpty { words += " The agent does not know what stands above." }
    // Its turn goes on there, and ends here.
    for index in blocks.indices where blocks[index].isLive {
      guard let settled = blocks[index].settled(as: .interrupted, now: record.created) else { continue }
      blocks[index] = settled
    }
    blocks.append(Block(id: next, time: record.created, content: .notice(Notice(.info, .other, words))))
    record.nextBlock = next.next
    do throws(HistoryProblem) {
      try await context.store.add(SessionDocument(record: record, blocks: blocks))
    } catch {
      throw Problem(.storage, error.description)
    }
    context.sharing?.tellOfChange()
    let summary = await admit(record).summary
    events.post(.summary(summary))
    return summary
  }

  /// Carries out ``Command/fork(_:at:)``.
  func openFork(of id: SessionID, at prompt: PromptID?) async {
    do throws(Problem) {
      try show(try await fork(id, at: prompt).id)
    } catch {
      // No session is to be waited for any more, so the problem is that of none.
      events.post(.problem(Problem(error.kind, error.text)))
    }
  }

  /// Carries out ``Command/listPrompts(_:)``.
  func tellPrompts(of id: SessionID) async {
    do throws(Problem) {
      events.post(.prompts(id, try await prompts(of: id)))
    } catch {
      events.post(.problem(error))
    }
  }

  /// The prompts of a session that its agent still knows, oldest first; reads its whole transcript.
  public func prompts(of id: SessionID) async throws(Problem) -> [PromptPlace] {
    try await transcript(of: id).promptPlaces
  }

  static func place(of prompt: PromptID, in blocks: [Block], session: SessionID) throws(Problem) -> PromptPlace {
    guard let place = blocks.promptPlaces.first(where: { $0.id == prompt }) else {
      throw Problem(
        .other, session: session,
        "The agent no longer knows that prompt: the conversation began afresh, or was taken back, after it.")
    }
    return place
  }

  /// Where the conversation of a session ends before a prompt; nil: at its very beginning.
  func cut(
    before place: PromptPlace, in record: SessionRecord
  ) async throws(Problem) -> (conversation: ConversationID, message: String)? {
    guard let conversation = record.knownConversation else { return nil }
    let launch = AgentLaunch(session: record.id, options: record.options, conversation: .resume(conversation))
    switch await context.connector.cut(before: place, of: launch) {
    case .start: return nil
    case .after(let message): return (conversation, message)
    case .unknown:
      throw Problem(
        .other, session: record.id,
        "\(context.title(record.options.agent)) has no record of that prompt, so its conversation cannot end there.")
    }
  }

  /// A fresh context for a session: its transcript stays to be read, its agent no longer knows it.
  /// - Throws: ``Problem`` of kind `inUse` while another Skein has the session.
  public func clear(_ id: SessionID) async throws(Problem) {
    try await carryOut(awaiting: .clear(id), in: id)
  }
}

extension SessionRecord {
  /// The conversation whose words the session's agent knows: its own, or before it has begun the one that it will be a copy of.
  var knownConversation: ConversationID? { hasConversation ? conversation : forks }
}
