import Conversation

extension HistoryStore {
  /// A session with all its blocks; nil where it is neither listed nor in the trash.
  public func document(of session: SessionID) async throws(HistoryProblem) -> SessionDocument? {
    var record = try await sessions().first { $0.id == session }
    if record == nil { record = try await trashed().first { $0.record.id == session }?.record }
    guard let record else { return nil }
    var transcript = Transcript(hasEarlier: true)
    while transcript.hasEarlier {
      let window = try await blocks(of: session, before: transcript.blocks.first?.id, count: 2000)
      transcript.prepend(window.blocks, hasEarlier: window.hasEarlier && !window.blocks.isEmpty)
    }
    return SessionDocument(record: record, blocks: transcript.blocks)
  }

  /// Adds a session with all its blocks, on the disk when this returns: all of it or nothing. Its id must be a new one.
  public func add(_ document: SessionDocument) async throws(HistoryProblem) {
    let id = document.record.id
    let blocks = document.blocks.map { HistoryChange.transcript(id, .put($0)) }
    try await commit(blocks + [.session(document.record)], isDurable: true)
  }
}
