import Conversation

/// The order of the list, as its user wants it.
extension SessionEngine {
  /// Moves a session to `place` in the list, counted from 0; pinned sessions and the others stay apart, so it goes as near as it
  /// can. The sessions that it passes move by one.
  /// - Throws: ``Problem`` of kind `noSuchSession`, or `inUse` where another Skein has one of them and does not answer; then nothing
  ///   is moved.
  public func move(_ id: SessionID, to place: Int) async throws(Problem) {
    let all = await records()
    let listed = all.filter { !$0.record.isArchived }
    guard let moved = all.first(where: { $0.record.id == id }) else { throw Self.unknown(id) }
    let group = listed.filter { $0.record.isPinned == moved.record.isPinned && $0.record.id != id }
    let first = moved.record.isPinned ? 0 : listed.count { $0.record.isPinned }
    let index = min(max(0, place - first), group.count)
    // All sessions by place alone: those that are put away or pinned keep theirs beside the ones that are passed.
    var order = all.map(\.record).filter { $0.id != id }.sorted { ($0.place, $0.created) < ($1.place, $1.created) }
    let target =
      if index < group.count {
        order.firstIndex { $0.id == group[index].record.id }
      } else {
        group.last.flatMap { last in order.firstIndex { $0.id == last.record.id } }.map { $0 + 1 }
      }
    order.insert(moved.record, at: target ?? order.count)
    try await arrange(order)
  }

  /// Lets two sessions change places; all others keep theirs.
  /// - Throws: as ``move(_:to:)``.
  public func exchange(_ id: SessionID, _ other: SessionID) async throws(Problem) {
    var order = await records().map(\.record).sorted { ($0.place, $0.created) < ($1.place, $1.created) }
    guard let one = order.firstIndex(where: { $0.id == id }) else { throw Self.unknown(id) }
    guard let two = order.firstIndex(where: { $0.id == other }) else { throw Self.unknown(other) }
    order.swapAt(one, two)
    try await arrange(order)
  }

  /// Gives the sessions, all of them and in their new order, the places that they have together.
  private func arrange(_ order: [SessionRecord]) async throws(Problem) {
    var places = order.map(\.place).sorted()
    for index in places.indices.dropFirst() { places[index] = max(places[index], places[index - 1] + 1) }
    let changes = zip(order, places).filter { $0.place != $1 }
    var done: [(SessionID, Int)] = []
    for (record, place) in changes {
      do throws(Problem) {
        try await carryOut(awaiting: .move(record.id, to: place), in: record.id)
        done.append((record.id, record.place))
      } catch {
        for (id, place) in done.reversed() { try? await carryOut(awaiting: .move(id, to: place), in: id) }
        throw error
      }
    }
  }

  /// Keeps a session before those that are not pinned, or lets it go back to its place among them.
  /// - Throws: ``Problem`` of kind `noSuchSession`, or `inUse` where another Skein has it and does not answer.
  public func pin(_ id: SessionID, _ isPinned: Bool) async throws(Problem) {
    try await carryOut(awaiting: .pin(id, isPinned), in: id)
  }

  /// Lets the session stand in the list as if something new had come, until it is opened.
  /// - Throws: ``Problem`` of kind `noSuchSession`, or `inUse` where another Skein has it and does not answer.
  public func markUnread(_ id: SessionID) async throws(Problem) {
    try await carryOut(awaiting: .markUnread(id), in: id)
  }
}
