import Conversation
import History

/// Whole sessions out of the history and into it.
extension SessionEngine {
  /// The session as it stands, with every block.
  public func document(of id: SessionID) async throws(Problem) -> SessionDocument {
    let blocks = try await transcript(of: id)
    guard let session = sessions[id] else { throw Self.unknown(id) }
    return SessionDocument(record: await session.record, blocks: blocks)
  }

  /// Makes a session of a document, with an id of its own, at the end of the list. A name that is taken gets a number.
  ///
  /// A session that bypassed all permissions asks again, and no conversation of an agent gets a second session.
  public func add(_ document: SessionDocument) async throws(Problem) -> ImportedSession {
    let all = await records()
    let taken = Set(all.map(\.summary.name))
    var record = document.record
    record.id = .random()
    record.messages = document.blocks.count(where: \.isMessage)
    record.place = (all.map(\.record.place).max() ?? -1) + 1
    let name = (try? SessionName.checked(record.name)) ?? SessionName.generated(besides: taken)
    record.name = SessionName.free(name, besides: taken)
    let asksAgain = record.options.permissionMode == .bypass
    if asksAgain { record.options.permissionMode = nil }
    let startsAfresh = all.contains { $0.record.conversation == record.conversation }
    if startsAfresh {
      if record.counted != nil { record.counted = [:] }
      record.conversation = .random()
      record.hasConversation = false
    }
    do throws(HistoryProblem) {
      try await context.store.add(SessionDocument(record: record, blocks: document.blocks))
    } catch {
      throw Problem(.storage, error.description)
    }
    // What single turns took is not in a document: all of it counts as spent when something was last said there.
    if record.counted != nil {
      var former = record
      former.counted = nil
      if let spent = former.formerly { context.writer.add(.spent(spent)) }
    }
    context.sharing?.tellOfChange()
    let summary = await admit(record).summary
    events.post(.summary(summary))
    return ImportedSession(
      summary: summary, isRenamed: record.name != document.record.name, asksAgain: asksAgain,
      startsAfresh: startsAfresh)
  }
}
