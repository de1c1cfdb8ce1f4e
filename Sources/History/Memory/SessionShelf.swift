import Conversation

/// The sessions of a store as a value: what is listed, what is in the trash.
struct SessionShelf {
  private var entries: [SessionID: Entry] = [:]
  /// The newest block that was put into each session.
  private var newest: [SessionID: BlockID] = [:]

  private struct Entry {
    var record: SessionRecord
    var trashed: Timestamp?
  }

  init() {}

  init(listed: [SessionRecord], trashed: [TrashedSession]) {
    for record in listed { entries[record.id] = Entry(record: record) }
    for session in trashed { entries[session.record.id] = Entry(record: session.record, trashed: session.at) }
  }

  func has(_ id: SessionID) -> Bool { entries[id] != nil }

  mutating func apply(_ change: HistoryChange) {
    switch change {
    case .session(let record):
      entries[record.id] = Entry(record: record, trashed: entries[record.id]?.trashed)
    case .trash(let id, let time): entries[id]?.trashed = time
    case .restore(let id): entries[id]?.trashed = nil
    case .purge(let id):
      entries[id] = nil
      newest[id] = nil
    case .transcript(let id, .put(let block)): newest[id] = max(newest[id] ?? block.id, block.id)
    case .transcript, .spent: break
    }
  }

  var listed: [SessionRecord] {
    entries.values.filter { $0.trashed == nil }.map(current).sorted { left, right in
      (left.place, left.created, left.id.rawValue) < (right.place, right.created, right.id.rawValue)
    }
  }

  var trashed: [TrashedSession] {
    let sessions = entries.values.compactMap { entry in
      entry.trashed.map { TrashedSession(record: current(entry), at: $0) }
    }
    return sessions.sorted { ($1.at, $0.record.id.rawValue) < ($0.at, $1.record.id.rawValue) }
  }

  private func current(_ entry: Entry) -> SessionRecord {
    var record = entry.record
    if let newest = newest[record.id] { record.nextBlock = max(record.nextBlock, newest.next) }
    return record
  }
}
