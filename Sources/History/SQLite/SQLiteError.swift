import CSQLite

/// What SQLite answered instead of "done".
struct SQLiteError: Error {
  /// The extended result code.
  var code: Int32
  var message: String

  private var primary: Int32 { code & 0xFF }

  /// The file does not hold what it should: nothing may be written to it any more.
  var isDamage: Bool { primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB }

  /// The reason as a user understands it.
  var reason: String {
    switch primary {
    case SQLITE_FULL: "the disk is full"
    case SQLITE_READONLY: "it is read-only"
    case SQLITE_BUSY, SQLITE_LOCKED: "another program keeps it locked"
    case SQLITE_CANTOPEN: "it cannot be opened"
    case SQLITE_PERM, SQLITE_AUTH: "access is denied"
    case SQLITE_NOMEM: "there is not enough memory"
    case SQLITE_IOERR: "reading or writing failed (\(message), \(code))"
    default: "\(message) (\(code))"
    }
  }
}
