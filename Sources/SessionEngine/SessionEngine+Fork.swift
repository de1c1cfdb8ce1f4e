import Conversation
import History

/// Another way on from the same words, and a fresh start.
extension SessionEngine {
  /// Makes a session with the same transcript whose agent goes on with a copy of the conversation; the first one stays as it is.
  /// An empty name takes the source's with a number.
  public func fork(_ id: SessionID, name: String = "") async throws(Problem) -> SessionSummary {
    let source = try await document(of: id)
    let all = await records()
    let taken = Set(all.map(\.summary.name))
    var record = SessionRecord(
      id: .random(),
      name: name.isEmpty ? SessionName.free(source.record.name, besides: taken) : try SessionName.checked(name),
      options: source.record.options, place: (all.map(\.record.place).max() ?? -1) + 1, created: .now())
    guard !taken.contains(record.name) else { throw SessionName.taken(record.name) }
    record.forks = source.record.hasConversation ? source.record.conversation : source.record.forks
    record.model = source.record.model
    record.usage.contextTokens = source.record.usage.contextTokens
    record.usage.contextWindow = source.record.usage.contextWindow
    // The copy's agent counts on from what the source's has counted.
    record.counted = source.record.counted ?? source.record.formerly.map { [$0.model: $0.usage] } ?? [:]
    record.metadata = source.record.metadata
    var blocks = source.blocks
    let next = blocks.last?.id.next ?? BlockID(1)
    let words = "Forked from “\(source.record.name)”; what is said from here on is said only here."
    blocks.append(Block(id: next, time: record.created, content: .notice(Notice(.info, .other, words))))
    record.nextBlock = next.next
    do throws(HistoryProblem) {
      try await context.store.add(SessionDocument(record: record, blocks: blocks))
    } catch {
      throw Problem(.storage, error.description)
    }
    let summary = await admit(record).summary
    events.post(.summary(summary))
    return summary
  }

  /// A fresh context for a session: its transcript stays to be read, its agent no longer knows it.
  /// - Throws: ``Problem`` of kind `inUse` while another Skein has the session.
  public func clear(_ id: SessionID) async throws(Problem) {
    let before = try await owned(id).conversation
    sessions[id]?.inbox.yield(.command(.clear(id)))
    guard try await owned(id).conversation != before else { throw Self.inUse(id) }
  }

  /// The record as it is once all that was asked before is done.
  func owned(_ id: SessionID) async throws(Problem) -> SessionRecord {
    _ = try await view(of: id)
    guard let session = sessions[id] else { throw Self.unknown(id) }
    return await session.record
  }

  static func inUse(_ id: SessionID) -> Problem {
    Problem(.inUse, session: id, "This session is in use by another Skein, so it cannot be changed here.")
  }
}
