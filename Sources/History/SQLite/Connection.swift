import CSQLite

/// One open database with its prepared statements. Belongs to one actor, and so to one thread at a time.
final class Connection {
  let path: String
  /// It reads a file of which it relies on nobody writing it.
  let isUnchanging: Bool
  private let handle: OpaquePointer
  private var statements: [String: OpaquePointer] = [:]
  private var synchronous: Synchronous?

  /// How far a commit goes before it returns.
  enum Synchronous: String {
    /// Into the system's memory: survives the end of the program.
    case normal = "NORMAL"
    /// Onto the disk: survives a loss of power.
    case full = "FULL"
  }

  /// Opens a file that exists; changes nothing in it.
  /// - Parameter isUnchanging: the file is on a file system that nobody can write: SQLite needs neither lock nor log.
  init(path: String, isUnchanging: Bool = false) throws(SQLiteError) {
    self.path = path
    self.isUnchanging = isUnchanging
    var opened: OpaquePointer?
    var flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    flags |= isUnchanging ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE
    let code = sqlite3_open_v2(isUnchanging ? Connection.unchanging(path) : path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let error = SQLiteError(code: code, message: String(cString: sqlite3_errstr(code)))
      sqlite3_close_v2(opened)
      throw error
    }
    handle = opened
    sqlite3_busy_timeout(handle, 5000)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  /// The URI of a file that nobody writes.
  private static func unchanging(_ path: String) -> String {
    let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    return "file:\(escaped)?immutable=1"
  }

  /// Whether the file was opened for reading only, as it is where the file system cannot be written.
  var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// The first bytes of the file as they are on disk, at most `count`; nil when they cannot be read.
  func header(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = bytes.withUnsafeMutableBytes { csqlite_read_header(handle, $0.baseAddress, Int32($0.count)) }
    return read < 0 ? nil : Array(bytes.prefix(Int(read)))
  }

  /// From now on closing changes nothing on disk.
  func keepLogOnClose() { _ = csqlite_keep_log_on_close(handle) }

  /// Sets how far commits go; free where it is so already. Not inside a transaction.
  func setSynchronous(_ level: Synchronous) throws(SQLiteError) {
    guard synchronous != level else { return }
    try execute("PRAGMA synchronous=\(level.rawValue)")
    synchronous = level
  }

  /// Runs SQL of one or more statements that is not worth keeping prepared.
  func execute(_ sql: String) throws(SQLiteError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Runs a statement that answers no rows; it stays prepared.
  func run(_ sql: String, _ values: SQLValue...) throws(SQLiteError) {
    try query(sql, values) { _ in }
  }

  /// Runs a statement and hands over its rows one by one; it stays prepared.
  func query(_ sql: String, _ values: [SQLValue] = [], _ body: (Row) -> Void) throws(SQLiteError) {
    let statement = try prepared(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1), of: statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: body(Row(statement: statement))
      case SQLITE_DONE: return
      case let code: throw error(code)
      }
    }
  }

  /// The first column of the first row as a number; nil where there is none.
  func number(_ sql: String, _ values: SQLValue...) throws(SQLiteError) -> Int64? {
    var number: Int64?
    try query(sql, values) { row in
      if number == nil, !row.isNull(0) { number = row.integer(0) }
    }
    return number
  }

  /// Runs `body` in a transaction: all of it takes effect or nothing.
  func transaction<Value>(
    _ kind: String = "IMMEDIATE", _ body: () throws(SQLiteError) -> Value
  ) throws(SQLiteError) -> Value {
    try run("BEGIN \(kind)")
    do {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      // Some errors have rolled back already.
      if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
      throw error
    }
  }

  private func prepared(_ sql: String) throws(SQLiteError) -> OpaquePointer {
    if let statement = statements[sql] { return statement }
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    guard let statement else { throw SQLiteError(code: SQLITE_MISUSE, message: "an empty statement") }
    statements[sql] = statement
    return statement
  }

  private func bind(_ value: SQLValue, at place: Int32, of statement: OpaquePointer) throws(SQLiteError) {
    switch value {
    case .null: try check(sqlite3_bind_null(statement, place))
    case .integer(let number): try check(sqlite3_bind_int64(statement, place, number))
    case .real(let number): try check(sqlite3_bind_double(statement, place, number))
    case .text(var text):
      let code = text.withUTF8 { bytes in
        // An empty string may have no address, which SQLite would take for NULL.
        guard let start = bytes.baseAddress else { return csqlite_bind_text(statement, place, "", 0) }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          csqlite_bind_text(statement, place, $0, UInt64(bytes.count))
        }
      }
      try check(code)
    }
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw error(code) }
  }

  private func error(_ code: Int32) -> SQLiteError {
    SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)))
  }
}
