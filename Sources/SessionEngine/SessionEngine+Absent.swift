import Agents
import Conversation
import History

/// What a front end shows of sessions that are not in the list, and their ends.
extension SessionEngine {
  /// The agent's own record of a session that was removed for good; it can be removed too.
  struct LeftRecord: Sendable {
    var launch: AgentLaunch
  }

  /// All that are put away or in the trash: those deleted last first, then the others in the order of their places.
  public func absent() async throws(Problem) -> [AbsentSession] {
    let trashed = try await trashed().map { session in
      AbsentSession(
        id: session.record.id, name: session.record.name, folder: session.record.options.folder, place: .trash,
        since: session.at)
    }
    let archived = await archived().map { session in
      AbsentSession(
        id: session.id, name: session.name, folder: session.options.folder, place: .archive, since: session.updated)
    }
    return trashed + archived
  }

  func tellAbsent() async throws(Problem) { events.post(.absent(try await absent())) }

  /// Back into the list, from wherever it is.
  func bringBack(_ id: SessionID) async throws(Problem) {
    if await archived().contains(where: { $0.id == id }) {
      _ = try await unarchive(id)
    } else {
      _ = try await restore(id)
    }
    try await tellAbsent()
  }

  /// Removes a session for good; answers the file in which its agent itself still keeps the conversation.
  ///
  /// Nil where there is none, or where another session goes on with the same conversation. ``removeOwnRecord(of:)`` removes it.
  /// - Throws: as ``purge(_:)``.
  public func purgeFindingOwnRecord(of id: SessionID) async throws(Problem) -> String? {
    let listed = await records().map(\.record)
    let all = try await trashed().map(\.record) + listed
    guard let record = all.first(where: { $0.id == id }) else { throw Self.unknown(id) }
    try await purge(id)
    let isShared = all.contains { $0.id != id && $0.conversation == record.conversation }
    guard record.hasConversation, !isShared else { return nil }
    let launch = AgentLaunch(session: id, options: record.options, conversation: .resume(record.conversation))
    let path = await context.connector.ownRecord(of: launch)
    if path != nil { leftRecords[id] = LeftRecord(launch: launch) }
    return path
  }

  func purgeTelling(_ id: SessionID) async throws(Problem) {
    let name = await name(of: id)
    let path = try await purgeFindingOwnRecord(of: id)
    events.post(.purged(id, name: name, ownRecord: path))
    try await tellAbsent()
  }

  private func name(of id: SessionID) async -> String {
    if let listed = await sessions[id]?.summary { return listed.name }
    return (try? await trashed())?.first { $0.record.id == id }?.record.name ?? ""
  }

  /// Removes what ``purgeFindingOwnRecord(of:)`` found.
  public func removeOwnRecord(of id: SessionID) async throws(Problem) {
    guard let left = leftRecords.removeValue(forKey: id) else { return }
    try await context.connector.removeOwnRecord(of: left.launch)
  }
}
