extension SessionEngine {
  /// Ends the agents of all sessions, side by side; the sessions stay. See ``closeSession(_:)``.
  public func closeAllSessions() async {
    await withTaskGroup { group in
      for session in sessions.values { group.addTask { await self.end(session) } }
    }
  }

  /// Moves all sessions to the trash, or with `purging` removes them for good, side by side.
  ///
  /// Goes on past sessions that cannot be removed, such as those that another program has.
  /// - Returns: why each session that stayed did.
  public func deleteAll(purging: Bool = false) async -> [SessionID: Problem] {
    await withTaskGroup(of: (SessionID, Problem?).self) { group in
      for id in sessions.keys { group.addTask { (id, await self.removal(of: id, purging: purging)) } }
      var failures: [SessionID: Problem] = [:]
      for await (id, problem) in group { failures[id] = problem }
      return failures
    }
  }

  private func removal(of id: SessionID, purging: Bool) async -> Problem? {
    do throws(Problem) {
      if purging {
        try await purge(id)
      } else {
        try await delete(id)
      }
      return nil
    } catch {
      return error
    }
  }
}
