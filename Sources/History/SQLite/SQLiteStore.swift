import Conversation

/// The history in one SQLite file, `history.sqlite`, readable by its owner only.
///
/// All calls run one after the other on a queue of the store's own; several stores, also of several processes, can
/// have the same file open.
public actor SQLiteStore: HistoryStore {
  /// The file within the store's folder.
  public static let fileName = "history.sqlite"

  public nonisolated let path: String
  private let executor = QueueExecutor(label: "skein.history")
  private var connection: Connection?
  /// The file that was opened.
  private var identity: StoreFile.Identity?
  /// Why nothing more is written or read; set when the file turns out to be damaged.
  private var damage: HistoryProblem?
  /// The numbers of sessions, as the tables name them.
  private var numbers: [SessionID: Int64] = [:]
  /// Whether the log may still hold words that were purged.
  private var isLogToEmpty = false

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Opens the history in `folder`, making both where they are missing.
  public static func open(folder: String) async throws(HistoryProblem) -> SQLiteStore {
    let store = SQLiteStore(folder: folder)
    try await store.connect(folder: folder)
    return store
  }

  private init(folder: String) { path = folder + "/" + Self.fileName }

  private func connect(folder: String) throws(HistoryProblem) {
    try StoreFile.makeFolder(folder)
    try StoreFile.makeFile(path)
    do {
      connection = try Connection.openHistory(path: path)
    } catch {
      // Where it cannot make its log SQLite reads only what it may take for unchanging; words in a log that a crash
      // left would be overlooked, and later written over.
      guard case .cannotOpen = error, StoreFile.isUnchanging(path), StoreFile.isEmpty(path + "-wal") else {
        throw error
      }
      connection = try Connection.openHistory(path: path, isUnchanging: true)
    }
    identity = StoreFile.identity(path)
  }

  /// A file that was opened for reading only stays so: it is opened anew where it can be written by now.
  private func reopened() throws(HistoryProblem) -> Connection {
    guard !StoreFile.isUnchanging(path) else { throw .cannotWrite(path: path, reason: "it is read-only") }
    let opened = try Connection.openHistory(path: path)
    connection = opened
    return opened
  }

  public func sessions() throws(HistoryProblem) -> [SessionRecord] {
    try read { connection throws(SQLiteError) in try connection.sessions() }
  }

  public func session(_ id: SessionID) throws(HistoryProblem) -> SessionRecord? {
    try read { connection throws(SQLiteError) in try connection.session(id) }
  }

  public func trashed() throws(HistoryProblem) -> [TrashedSession] {
    try read { connection throws(SQLiteError) in try connection.trashed() }
  }

  public func blocks(of session: SessionID, before: BlockID?, count: Int) throws(HistoryProblem) -> HistoryWindow {
    try read { connection throws(SQLiteError) in
      guard let number = try number(of: session, in: connection) else {
        return HistoryWindow(blocks: [], hasEarlier: false)
      }
      return try connection.transaction("DEFERRED") { () throws(SQLiteError) in
        try connection.window(of: number, before: before, count: count)
      }
    }
  }

  public func search(_ query: SearchQuery, from step: SearchStep?) throws(HistoryProblem) -> SearchPart {
    try read { connection throws(SQLiteError) in try connection.search(query, from: step) }
  }

  public func spending(since: Timestamp?) throws(HistoryProblem) -> [Spending] {
    try read { connection throws(SQLiteError) in try connection.spending(since: since) }
  }

  public func commit(_ changes: [HistoryChange], isDurable: Bool) throws(HistoryProblem) {
    guard !changes.isEmpty else { return }
    do {
      let opened = try usable()
      // SQLite would go on to write into a file that nobody finds again.
      guard StoreFile.identity(path) == identity else {
        throw HistoryProblem.cannotWrite(path: path, reason: "it was moved or removed; put it back")
      }
      let connection = try opened.isReadOnly ? reopened() : opened
      try connection.setSynchronous(isDurable ? .full : .normal)
      try connection.transaction { () throws(SQLiteError) in
        for change in changes { try apply(change, to: connection) }
        // The index keeps the words of what was deleted until it is rewritten.
        if changes.contains(where: \.isPurge) { try connection.run("INSERT INTO words(words) VALUES('optimize')") }
      }
      if changes.contains(where: \.isPurge) { isLogToEmpty = true }
      // The changes are kept by now: trouble here must not have them written again.
      if isLogToEmpty, (try? connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")) != nil { isLogToEmpty = false }
    } catch {
      // Numbers may have been given to sessions whose rows are gone again.
      numbers = [:]
      throw problem(error) { .cannotWrite(path: path, reason: $0) }
    }
  }

  public func close() {
    connection = nil
  }

  private func apply(_ change: HistoryChange, to connection: Connection) throws(SQLiteError) {
    switch change {
    case .session(let record): try connection.put(record)
    case .spent(let spending): try connection.add(spending)
    case .trash(let id, let time):
      try connection.run("UPDATE sessions SET trashed=?2 WHERE id=?1", .text(id.rawValue), .integer(time.milliseconds))
    case .restore(let id):
      try connection.run("UPDATE sessions SET trashed=NULL WHERE id=?1", .text(id.rawValue))
    case .purge(let id):
      try connection.run("DELETE FROM sessions WHERE id=?1", .text(id.rawValue))
      numbers[id] = nil
    case .transcript(let id, let step):
      if let number = try number(of: id, in: connection) {
        try connection.apply(step, to: number)
      } else if case .put = step {
        try connection.run("INSERT INTO sessions(id) VALUES(?1)", .text(id.rawValue))
        if let number = try number(of: id, in: connection) { try connection.apply(step, to: number) }
      }
    }
  }

  private func number(of session: SessionID, in connection: Connection) throws(SQLiteError) -> Int64? {
    if let number = numbers[session] { return number }
    let number = try connection.number("SELECT number FROM sessions WHERE id=?1", .text(session.rawValue))
    numbers[session] = number
    return number
  }

  private func read<Value>(_ body: (Connection) throws(SQLiteError) -> Value) throws(HistoryProblem) -> Value {
    do {
      return try body(try usable())
    } catch {
      throw problem(error) { .cannotRead(path: path, reason: $0) }
    }
  }

  private func usable() throws(HistoryProblem) -> Connection {
    if let damage { throw damage }
    guard let connection else { throw .cannotOpen(path: path, reason: "it was closed") }
    // The file system can be written by now, and so others may.
    if connection.isUnchanging, !StoreFile.isUnchanging(path) { return try reopened() }
    return connection
  }

  private func problem(_ error: any Error, _ wrap: (String) -> HistoryProblem) -> HistoryProblem {
    guard let error = error as? SQLiteError else { return error as? HistoryProblem ?? wrap("\(error)") }
    guard error.isDamage else { return wrap(error.reason) }
    let problem = HistoryProblem.notAHistory(path: path, reason: error.message)
    damage = problem
    connection?.keepLogOnClose()
    return problem
  }
}

extension SQLiteStore {
  /// For tests: runs SQL on the store's own connection, to bring about what a disk does only rarely.
  func execute(_ sql: String) throws(HistoryProblem) {
    try read { connection throws(SQLiteError) in try connection.execute(sql) }
  }
}

extension HistoryChange {
  fileprivate var isPurge: Bool {
    if case .purge = self { true } else { false }
  }
}
