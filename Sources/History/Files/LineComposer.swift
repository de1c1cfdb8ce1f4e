import Conversation
import JSON

/// Turns the changes of one session into the lines that say them.
struct LineComposer {
  /// What the file says so far.
  private var newest: Int64?
  private var record: SessionRecord?
  private var trashed: Timestamp?

  private var lines: [(head: LineHead, members: [JSONMember])] = []
  /// The file goes before the lines are written.
  private(set) var isPurged = false

  init(newest: Int64?, record: TrashableRecord?) {
    self.newest = newest
    self.record = record?.record
    trashed = record?.trashed
  }

  var isEmpty: Bool { lines.isEmpty }

  mutating func add(_ change: HistoryChange) {
    switch change {
    case .session(let record):
      self.record = record
      addRecord()
    case .trash(_, let time):
      trashed = time
      addRecord()
    case .restore:
      trashed = nil
      addRecord()
    case .spent(let spending):
      guard record != nil else { return }
      lines.append((.spent, [JSONMember("spent", spending.json)]))
    case .purge:
      self = LineComposer(newest: nil, record: nil)
      isPurged = true
    case .transcript(_, .put(let block)):
      let id = block.id.rawValue
      let isNew = newest.map { id > $0 } ?? true
      if isNew { newest = id }
      lines.append(
        (isNew ? .block(id) : .again(id), [JSONMember(isNew ? "block" : "again", BlockRow(block).json)]))
    case .transcript(_, .grow(let id, let text)):
      let id = id.rawValue
      lines.append((.grow(id), [JSONMember("grow", .int(id)), JSONMember("text", .string(text))]))
    case .transcript(_, .remove(let ids)):
      let ids = ids.map(\.rawValue)
      lines.append((.remove(ids), [JSONMember("remove", .array(ids.map { .int($0) }))]))
    }
  }

  /// Says the record once more as it is.
  mutating func repeatRecord(_ found: TrashableRecord) {
    record = found.record
    trashed = found.trashed
    addRecord()
  }

  /// Blocks that come before their session have no record, and so nothing to move to the trash.
  private mutating func addRecord() {
    guard let record else { return }
    lines.append((.record, TrashableRecord(record: record, trashed: trashed).members))
  }

  /// The lines as bytes, each with its line feed; all but the last are marked as parts of a whole.
  var encoded: [(head: LineHead, bytes: [UInt8])] {
    lines.enumerated().map { index, line in
      let more = index < lines.count - 1 ? [JSONMember("more", true)] : []
      return (line.head, JSONValue.object(more + line.members).compactBytes + [UInt8(ascii: "\n")])
    }
  }
}

/// A record as a file holds it: with the moment it went to the trash.
struct TrashableRecord {
  var record: SessionRecord
  var trashed: Timestamp?

  init(record: SessionRecord, trashed: Timestamp?) {
    self.record = record
    self.trashed = trashed
  }

  init?(line: JSONValue) {
    guard let record = line["record"].flatMap({ SessionRecord($0) }) else { return nil }
    self.init(record: record, trashed: line.time("trashed"))
  }

  var members: [JSONMember] {
    [JSONMember("record", record.json)] + (trashed.map { [JSONMember("trashed", .int($0.milliseconds))] } ?? [])
  }
}
