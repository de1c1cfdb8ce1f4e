import Conversation

/// A history that ends with the process: for `--store memory`.
public actor MemoryStore: HistoryStore {
  private var shelf = SessionShelf()
  private var transcripts: [SessionID: Transcript] = [:]

  public init() {}

  public func sessions() -> [SessionRecord] { shelf.listed }

  public func trashed() -> [TrashedSession] { shelf.trashed }

  public func blocks(of session: SessionID, before: BlockID?, count: Int) -> HistoryWindow {
    guard let transcript = transcripts[session] else { return HistoryWindow(blocks: [], hasEarlier: false) }
    return transcript.window(before: before, count: count)
  }

  public func search(_ query: SearchQuery) async throws(HistoryProblem) -> [SearchHit] { try await scan(query) }

  public func commit(_ changes: [HistoryChange], isDurable: Bool) {
    for change in changes {
      shelf.apply(change)
      switch change {
      case .transcript(let id, let step): transcripts[id, default: Transcript()].apply(step)
      case .purge(let id): transcripts[id] = nil
      case .session, .trash, .restore: break
      }
    }
  }

  public func close() {}
}
