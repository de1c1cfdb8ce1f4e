import Conversation

/// A history that ends with the process: for `--store memory`.
public actor MemoryStore: HistoryStore {
  private var shelf = SessionShelf()
  private var transcripts: [SessionID: Transcript] = [:]
  private var spendings: [Spending] = []

  public init() {}

  public func sessions() -> [SessionRecord] { shelf.listed }

  public func trashed() -> [TrashedSession] { shelf.trashed }

  public func blocks(of session: SessionID, before: BlockID?, count: Int) -> HistoryWindow {
    guard let transcript = transcripts[session] else { return HistoryWindow(blocks: [], hasEarlier: false) }
    return transcript.window(before: before, count: count)
  }

  public func search(_ query: SearchQuery, from step: SearchStep?) async throws(HistoryProblem) -> SearchPart {
    try await scan(query)
  }

  public func spending(since: Timestamp?) -> [Spending] { spendings.inOrder(since: since) }

  public func commit(_ changes: [HistoryChange], isDurable: Bool) {
    for change in changes {
      shelf.apply(change)
      switch change {
      case .transcript(let id, let step): transcripts[id, default: Transcript()].apply(step)
      case .spent(let spent): if shelf.has(spent.session) { spendings.append(spent) }
      case .purge(let id):
        transcripts[id] = nil
        spendings.removeAll { $0.session == id }
      case .session, .trash, .restore: break
      }
    }
  }

  public func close() {}
}
