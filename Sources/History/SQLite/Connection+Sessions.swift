import Conversation
import JSON

extension Connection {
  func sessions() throws(SQLiteError) -> [SessionRecord] {
    var records: [SessionRecord] = []
    try query("\(Self.listed) ORDER BY place,created,id") { records.append($0.sessionRecord) }
    return records
  }

  func session(_ id: SessionID) throws(SQLiteError) -> SessionRecord? {
    var record: SessionRecord?
    try query("\(Self.listed) AND id=?1", [.text(id.rawValue)]) { record = $0.sessionRecord }
    return record
  }

  private static let listed = """
    SELECT id,name,place,created,updated,opened,record,
      (SELECT max(blocks.id) FROM blocks WHERE session=number)
    FROM sessions WHERE trashed IS NULL AND record IS NOT NULL
    """

  func trashed() throws(SQLiteError) -> [TrashedSession] {
    var sessions: [TrashedSession] = []
    let sql = """
      SELECT id,name,place,created,updated,opened,record,
        (SELECT max(blocks.id) FROM blocks WHERE session=number),trashed
      FROM sessions WHERE trashed IS NOT NULL AND record IS NOT NULL ORDER BY trashed DESC,id
      """
    try query(sql) { row in
      sessions.append(TrashedSession(record: row.sessionRecord, at: Timestamp(milliseconds: row.integer(8))))
    }
    return sessions
  }

  func put(_ record: SessionRecord) throws(SQLiteError) {
    try run(
      """
      INSERT INTO sessions(id,name,place,created,updated,opened,record) VALUES(?1,?2,?3,?4,?5,?6,?7)
      ON CONFLICT(id) DO UPDATE SET name=?2,place=?3,created=?4,updated=?5,opened=?6,record=?7
      """,
      .text(record.id.rawValue), .text(record.name), .integer(Int64(record.place)),
      .integer(record.created.milliseconds), .integer(record.updated.milliseconds),
      .integer(record.opened.milliseconds), .text(record.detail.compact))
  }
}

extension Row {
  fileprivate var sessionRecord: SessionRecord {
    // A record that cannot be read costs its settings; the session and its words stay.
    let detail = (try? JSONValue(parsing: text(6))) ?? .null
    var record = SessionRecord(
      id: SessionID(text(0)), name: text(1), place: Int(integer(2)), created: Timestamp(milliseconds: integer(3)),
      updated: Timestamp(milliseconds: integer(4)), opened: Timestamp(milliseconds: integer(5)), detail: detail)
    // A crash can leave blocks that the record does not know of yet.
    if !isNull(7) { record.nextBlock = max(record.nextBlock, BlockID(integer(7)).next) }
    return record
  }
}
