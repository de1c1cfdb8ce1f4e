import Conversation

extension Connection {
  func spending(since: Timestamp?) throws(SQLiteError) -> [Spending] {
    var spendings: [Spending] = []
    let sql = """
      SELECT id,time,model,input,output,cache_read,cache_write,cost FROM spending JOIN sessions ON number=session
      WHERE time>=?1 ORDER BY time,spending.rowid
      """
    try query(sql, [.integer(since?.milliseconds ?? .min)]) { row in
      var usage = Usage()
      usage.inputTokens = Int(row.integer(3))
      usage.outputTokens = Int(row.integer(4))
      usage.cacheReadTokens = Int(row.integer(5))
      usage.cacheWriteTokens = Int(row.integer(6))
      usage.cost = row.real(7)
      spendings.append(
        Spending(
          session: SessionID(row.text(0)), time: Timestamp(milliseconds: row.integer(1)), model: row.text(2),
          usage: usage))
    }
    return spendings
  }

  func add(_ spending: Spending) throws(SQLiteError) {
    let usage = spending.usage
    try run(
      """
      INSERT INTO spending(session,time,model,input,output,cache_read,cache_write,cost)
      SELECT number,?2,?3,?4,?5,?6,?7,?8 FROM sessions WHERE id=?1
      """,
      .text(spending.session.rawValue), .integer(spending.time.milliseconds), .text(spending.model),
      .integer(Int64(usage.inputTokens)), .integer(Int64(usage.outputTokens)),
      .integer(Int64(usage.cacheReadTokens)), .integer(Int64(usage.cacheWriteTokens)), .real(usage.cost))
  }
}
