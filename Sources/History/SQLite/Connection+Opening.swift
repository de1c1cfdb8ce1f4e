import CSQLite

extension Connection {
  /// Opens the history at `path`, makes it where the file is empty and brings an older one up to date.
  ///
  /// A file of another kind, a damaged one and one of a newer Skein are refused before anything is written.
  static func openHistory(
    path: String, migrations: [Schema.Migration] = Schema.migrations, isUnchanging: Bool = false
  ) throws(HistoryProblem) -> Connection {
    do {
      let connection = try Connection(path: path, isUnchanging: isUnchanging)
      let isNew = try connection.checkHeader(migrations)
      try connection.execute("PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON")
      var version = 0
      if !isNew { version = Int(try connection.number("PRAGMA user_version") ?? 0) }
      if version > migrations.count {
        connection.keepLogOnClose()
        throw HistoryProblem.newer(path: path, version: version)
      }
      if version < migrations.count { try connection.migrate(migrations) }
      if isNew { try connection.execute("PRAGMA journal_mode=WAL") }
      return connection
    } catch let problem as HistoryProblem {
      throw problem
    } catch let error as SQLiteError {
      if error.isDamage { throw .notAHistory(path: path, reason: error.message) }
      throw .cannotOpen(path: path, reason: error.reason)
    } catch {
      throw .cannotOpen(path: path, reason: "\(error)")
    }
  }

  /// Looks at the bytes on disk before SQLite does, since SQLite would replay a foreign file's log. True where the
  /// file has no tables yet: they are made, with the mark of Skein, before the log is switched on, so that the mark
  /// is never in the log only.
  private func checkHeader(_ migrations: [Schema.Migration]) throws(HistoryProblem) -> Bool {
    guard let header = header(100) else { throw .cannotRead(path: path, reason: "its first bytes cannot be read") }
    if header.isEmpty { return true }
    guard header.count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw .notAHistory(path: path, reason: "it is no SQLite file")
    }
    func number(at offset: Int) -> Int32 {
      header[offset..<offset + 4].reduce(0) { $0 << 8 | Int32($1) }
    }
    guard number(at: 68) == Schema.applicationID else {
      throw .notAHistory(path: path, reason: "it is the SQLite file of another program")
    }
    let version = Int(number(at: 60))
    if version > migrations.count { throw .newer(path: path, version: version) }
    // A crash between the tables and the switch leaves the file without its log.
    return header[18] != 2
  }

  private func migrate(_ migrations: [Schema.Migration]) throws(SQLiteError) {
    try transaction("EXCLUSIVE") { () throws(SQLiteError) in
      // Another Skein may have been faster.
      let done = Int(try number("PRAGMA user_version") ?? 0)
      guard done < migrations.count else { return }
      for migration in migrations[done...] { try execute(migration.sql) }
      if done == 0 { try execute("PRAGMA application_id=\(Schema.applicationID)") }
      try execute("PRAGMA user_version=\(migrations.count)")
    }
  }
}
