import Conversation
import Glibc
import JSON

/// The history as text: one file of JSON lines a session, `sessions/ID.jsonl`, readable by its owner only.
///
/// The first line names the format and the session; each later one is a `record` (the session's settings, `trashed` where it
/// is in the trash), a `block` or `again` (a block, or what became of it), a `grow` (text added to a block) or a `remove`.
/// Files are only appended to, under a lock held for that moment (`flock`), so several stores, also of several processes,
/// can share them; each takes in what the others added before it reads or writes.
///
/// A commit to one session is kept whole or not at all, also through a crash; one over several sessions is undone when it
/// fails, but a crash in its middle can leave some of them with it and some without. A durable commit ends with
/// `fdatasync`. Of a long transcript only what was asked for is read, from the end; an index of places stays in memory.
public actor FilesStore: HistoryStore {
  /// The folder within the store's folder.
  public static let folderName = "sessions"
  static let version = 1

  public nonisolated let path: String
  private let executor = QueueExecutor(label: "skein.files")
  private var isClosed = false
  var indexes: [SessionID: FileIndex] = [:]
  /// Sessions whose files have more than the disk is known to have.
  var unsynced: Set<SessionID> = []
  var isFolderUnsynced = false

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Opens the history in `folder`, making what is missing.
  public static func open(folder: String) async throws(HistoryProblem) -> FilesStore {
    let store = FilesStore(path: folder + "/" + folderName)
    try StoreFile.makeFolder(folder)
    try StoreFile.makeFolder(store.path)
    return store
  }

  private init(path: String) { self.path = path }

  public func sessions() throws(HistoryProblem) -> [SessionRecord] { try shelf().listed }

  public func session(_ id: SessionID) throws(HistoryProblem) -> SessionRecord? {
    try checkOpen()
    guard let found = try summary(of: id), found.trashed == nil else { return nil }
    return found.record
  }

  public func trashed() throws(HistoryProblem) -> [TrashedSession] { try shelf().trashed }

  public func blocks(of session: SessionID, before: BlockID?, count: Int) throws(HistoryProblem) -> HistoryWindow {
    try checkOpen()
    guard let file = try open(session, makes: false) else { return HistoryWindow(blocks: [], hasEarlier: false) }
    let count = max(0, count)
    let most = count == .max ? count : count + 1
    var ids: [Int64] = []
    while let index = indexes[session] {
      if let floor = index.floor {
        ids = index.order.newest(most, below: before?.rawValue ?? .max, from: floor)
      }
      if ids.count == most || index.isComplete { break }
      try lookBack(session, in: file)
    }
    var blocks: [Block] = []
    for id in ids.prefix(count).reversed() {
      if let entry = indexes[session]?.entries[id], let block = try block(id, entry, in: file) { blocks.append(block) }
    }
    return HistoryWindow(blocks: blocks, hasEarlier: ids.count > count)
  }

  public func search(_ query: SearchQuery, from step: SearchStep?) async throws(HistoryProblem) -> SearchPart {
    try await scan(query)
  }

  public func commit(_ changes: [HistoryChange], isDurable: Bool) throws(HistoryProblem) {
    guard !changes.isEmpty else { return }
    try checkOpen()
    try append(changes, isDurable: isDurable)
    if isDurable { try synchronize() }
  }

  /// Rewrites files of which most is no longer said, then closes.
  public func close() {
    guard !isClosed else { return }
    for (session, index) in indexes where index.waste > 1 << 20 && index.waste * 2 > index.end {
      // The file stays as it was where this fails.
      try? compact(session)
    }
    isClosed = true
    indexes = [:]
  }

  private func checkOpen() throws(HistoryProblem) {
    if isClosed { throw .cannotOpen(path: path, reason: "it was closed") }
  }

  nonisolated func file(of session: SessionID) -> String { "\(path)/\(session.rawValue).jsonl" }

  /// A file that cannot be read costs its own session its place in the list, never the others theirs.
  private func shelf() throws(HistoryProblem) -> SessionShelf {
    var listed: [SessionRecord] = []
    var trashed: [TrashedSession] = []
    for session in try all() {
      guard let found = try? summary(of: session) else { continue }
      if let time = found.trashed {
        trashed.append(TrashedSession(record: found.record, at: time))
      } else {
        listed.append(found.record)
      }
    }
    return SessionShelf(listed: listed, trashed: trashed)
  }

  /// The sessions that have a file.
  func all() throws(HistoryProblem) -> [SessionID] {
    try checkOpen()
    guard let folder = opendir(path) else {
      throw .cannotRead(path: path, reason: LockedFile.reason(errno))
    }
    defer { closedir(folder) }
    var sessions: [SessionID] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { place in
        // The name ends with a zero within the entry that readdir answered.
        place.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasSuffix(".jsonl") else { continue }
      let session = SessionID(String(name.dropLast(6)))
      if session.isUUID { sessions.append(session) }
    }
    return sessions
  }

  private func summary(of session: SessionID) throws(HistoryProblem) -> TrashableRecord? {
    guard let file = try open(session, makes: false), var found = try record(of: session, in: file) else { return nil }
    // A crash can leave blocks that the record does not know of yet.
    if let newest = try newest(of: session, in: file) {
      found.record.nextBlock = max(found.record.nextBlock, BlockID(newest).next)
    }
    return found
  }
}
