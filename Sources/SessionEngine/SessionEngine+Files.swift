import Conversation
import History

extension SessionEngine {
  /// Tells the front end which files fit, and again where the folder was read anew meanwhile.
  func findFiles(_ query: String, in id: SessionID) {
    Task {
      guard let folder = await sessions[id]?.record.options.folder else { return }
      let first = await files.find(query, in: folder)
      events.post(.filesFound(id, query: query, paths: first, isAgents: false))
      guard await files.refresh(folder) else { return }
      let second = await files.find(query, in: folder)
      if second != first { events.post(.filesFound(id, query: query, paths: second, isAgents: false)) }
    }
  }

  /// What was asked in all sessions, the latest first; at most `count`.
  public func recentPrompts(count: Int) async -> [Prompt] {
    await context.writer.commit()
    do throws(HistoryProblem) {
      var prompts: [Prompt] = []
      for hit in try await context.store.search(SearchQuery([], role: .user, limit: count)) {
        let window = try await context.store.blocks(of: hit.session, before: hit.block.next, count: 1)
        if case .prompt(let prompt)? = window.blocks.last?.content { prompts.append(prompt) }
      }
      return prompts
    } catch {
      events.post(.problem(Problem(.storage, error.description)))
      return []
    }
  }
}
