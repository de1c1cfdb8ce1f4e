import Conversation

extension Connection {
  /// Inside a transaction, so that no other process folds a text between the two looks at it.
  func window(of session: Int64, before: BlockID?, count: Int) throws(SQLiteError) -> HistoryWindow {
    let count = max(0, count)
    var blocks: [Block] = []
    var growing: [(place: Int, key: Int64)] = []
    // One more than asked for tells whether there are older ones.
    let sql = """
      SELECT id,time,kind,parent,text,output,detail,key,EXISTS(SELECT 1 FROM growth WHERE block=key) FROM blocks
      WHERE session=?1 AND id<?2 ORDER BY id DESC LIMIT ?3
      """
    let end = before?.rawValue ?? Int64.max
    var seen = 0
    try query(sql, [.integer(session), .integer(end), .integer(Int64(clamping: count).addingOne)]) { row in
      seen += 1
      guard seen <= count else { return }
      if row.integer(8) != 0 { growing.append((blocks.count, row.integer(7))) }
      blocks.append(Block(row.blockRow))
    }
    for (place, key) in growing {
      try query("SELECT text FROM growth WHERE block=?1 ORDER BY ordinal", [.integer(key)]) { row in
        blocks[place].grow(by: row.text(0))
      }
    }
    blocks.reverse()
    return HistoryWindow(blocks: blocks, hasEarlier: seen > count)
  }

  func apply(_ change: TranscriptChange, to session: Int64) throws(SQLiteError) {
    switch change {
    case .put(let block): try put(BlockRow(block), in: session)
    case .grow(let id, let text):
      try run(
        """
        INSERT INTO growth(block,ordinal,text)
        SELECT key,coalesce((SELECT max(ordinal)+1 FROM growth WHERE block=key),0),?3 FROM blocks
        WHERE session=?1 AND id=?2 AND kind IN ('text','thinking','tool')
        """,
        .integer(session), .integer(id.rawValue), .text(text))
    case .remove(let ids):
      for id in ids {
        try run("DELETE FROM blocks WHERE session=?1 AND id=?2", .integer(session), .integer(id.rawValue))
      }
    }
  }

  private func put(_ row: BlockRow, in session: Int64) throws(SQLiteError) {
    try run(
      "DELETE FROM growth WHERE block IN (SELECT key FROM blocks WHERE session=?1 AND id=?2)",
      .integer(session), .integer(row.id))
    try run(
      """
      INSERT INTO blocks(session,id,time,kind,parent,text,output,detail) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)
      ON CONFLICT(session,id) DO UPDATE SET time=?3,kind=?4,parent=?5,text=?6,output=?7,detail=?8
      """,
      .integer(session), .integer(row.id), .integer(row.time), .text(row.kind), SQLValue(row.parent),
      .text(row.text), SQLValue(row.output), .text(row.detail))
  }
}

extension Row {
  fileprivate var blockRow: BlockRow {
    BlockRow(
      id: integer(0), time: integer(1), kind: text(2), parent: optionalText(3), text: text(4), output: optionalText(5),
      detail: text(6))
  }
}

extension Int64 {
  fileprivate var addingOne: Int64 { self == .max ? self : self + 1 }
}
