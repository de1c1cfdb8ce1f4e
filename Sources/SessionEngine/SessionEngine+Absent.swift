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

  /// Removes a session for good and tells what the agent itself still keeps of it.
  func purgeTelling(_ id: SessionID) async throws(Problem) {
    let listed = await records().map(\.record)
    let all = try await trashed().map(\.record) + listed
    guard let record = all.first(where: { $0.id == id }) else { throw Self.unknown(id) }
    try await purge(id)
    var path: String?
    // Another session may go on with the same conversation.
    if record.hasConversation, !all.contains(where: { $0.id != id && $0.conversation == record.conversation }) {
      let launch = AgentLaunch(session: id, options: record.options, conversation: .resume(record.conversation))
      path = await context.connector.ownRecord(of: launch)
      if path != nil { leftRecords[id] = LeftRecord(launch: launch) }
    }
    events.post(.purged(id, name: record.name, ownRecord: path))
    try await tellAbsent()
  }

  func removeOwnRecord(of id: SessionID) async throws(Problem) {
    guard let left = leftRecords.removeValue(forKey: id) else { return }
    try await context.connector.removeOwnRecord(of: left.launch)
  }
}
