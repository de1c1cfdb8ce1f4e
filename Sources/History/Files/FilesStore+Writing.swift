import Conversation
import Glibc
import JSON

extension FilesStore {
  /// Appends the changes to their files. What was appended is taken back where one of them fails.
  /// - Parameter isDurable: brings it to the disk, which may find only then that it has no room.
  func append(_ changes: [HistoryChange], isDurable: Bool) throws(HistoryProblem) {
    var bySession: [SessionID: [HistoryChange]] = [:]
    for change in changes { bySession[change.session, default: []].append(change) }
    // All stores lock in the same order, so that two never wait for each other.
    let ordered = bySession.sorted { $0.key.rawValue < $1.key.rawValue }
    var written: [(session: SessionID, file: LockedFile, size: Int64)] = []
    var purges: [(SessionID, LineComposer)] = []
    do {
      for (session, changes) in ordered {
        guard let file = try open(session, makes: changes.contains(where: \.makesFile)) else { continue }
        written.append((session, file, file.size))
        let composer = try compose(changes, of: session, in: file)
        if composer.isPurged { purges.append((session, composer)) } else { try write(composer, of: session, to: file) }
      }
      if isDurable {
        for (session, file, _) in written where unsynced.contains(session) {
          try file.synchronize()
          unsynced.remove(session)
        }
      }
    } catch {
      for (session, file, size) in written where file.size != size {
        indexes[session] = nil
        try? file.cut(to: size)
      }
      throw error
    }
    for (session, composer) in purges { try purge(session, leaving: composer) }
  }

  private func compose(
    _ changes: [HistoryChange], of session: SessionID, in file: LockedFile
  ) throws(HistoryProblem) -> LineComposer {
    let newest = changes.contains(where: \.isPut) ? try newest(of: session, in: file) : nil
    let record = changes.contains(where: \.isOfRecord) ? try record(of: session, in: file) : nil
    var composer = LineComposer(newest: newest, record: record)
    for change in changes { composer.add(change) }
    // The list of sessions looks for the record from the end of the file: it shall never have to look far.
    if record == nil, !composer.isPurged, let last = indexes[session]?.record,
      file.size - last.offset > Self.mostBetweenRecords, let found = try self.record(of: session, in: file)
    {
      composer.repeatRecord(found)
    }
    return composer
  }

  /// In bytes.
  private static let mostBetweenRecords: Int64 = 256 * 1024

  private func write(_ composer: LineComposer, of session: SessionID, to file: LockedFile) throws(HistoryProblem) {
    guard !composer.isEmpty else { return }
    let lines = composer.encoded
    var bytes: [UInt8] = []
    if file.size == 0 {
      bytes = Self.header(session)
      isFolderUnsynced = true
    }
    var place = file.size + Int64(bytes.count)
    for line in lines { bytes += line.bytes }
    try file.append(bytes)
    unsynced.insert(session)
    for (head, line) in lines {
      indexes[session]?.append(head, FileIndex.Extent(offset: place, length: line.count - 1))
      place += Int64(line.count)
    }
    indexes[session]?.end = place
  }

  static func header(_ session: SessionID) -> [UInt8] {
    let value: JSONValue = ["skein": .int(version), "session": .string(session.rawValue)]
    return value.compactBytes + [UInt8(ascii: "\n")]
  }

  private func purge(_ session: SessionID, leaving composer: LineComposer) throws(HistoryProblem) {
    let path = file(of: session)
    for name in [path, path + ".torn", path + ".new"] where unlink(name) != 0 && errno != ENOENT {
      throw .cannotWrite(path: name, reason: LockedFile.reason(errno))
    }
    indexes[session] = nil
    unsynced.remove(session)
    try LockedFile.synchronize(folder: self.path)
    guard !composer.isEmpty, let file = try open(session, makes: true) else { return }
    try write(composer, of: session, to: file)
  }

  /// Brings to the disk all that was committed.
  func synchronize() throws(HistoryProblem) {
    for session in unsynced {
      try LockedFile.open(file(of: session), makes: false)?.synchronize()
      unsynced.remove(session)
    }
    guard isFolderUnsynced else { return }
    try LockedFile.synchronize(folder: path)
    isFolderUnsynced = false
  }

  /// Replaces a file by one that says the same in fewer lines: written aside, brought to the disk, then renamed.
  func compact(_ session: SessionID) throws(HistoryProblem) {
    guard let file = try open(session, makes: false) else { return }
    while let index = indexes[session], !index.isComplete { try lookBack(session, in: file) }
    guard let index = indexes[session], !index.hasUnknown else { return }
    let new = file.path + ".new"
    unlink(new)
    guard let copy = try LockedFile.open(new, makes: true) else { return }
    var isDone = false
    defer { if !isDone { unlink(new) } }
    var bytes = Self.header(session)
    if let record = try record(of: session, in: file) {
      bytes += JSONValue.object(record.members).compactBytes + [UInt8(ascii: "\n")]
    }
    for line in index.spent {
      bytes += try file.read(at: line.offset, count: line.length) + [UInt8(ascii: "\n")]
    }
    for id in index.order.newest(.max, below: .max, from: .min).reversed() {
      guard let entry = index.entries[id], let block = try block(id, entry, in: file) else { continue }
      bytes += JSONValue.object([JSONMember("block", BlockRow(block).json)]).compactBytes + [UInt8(ascii: "\n")]
      if bytes.count > 1 << 20 {
        try copy.append(bytes)
        bytes = []
      }
    }
    try copy.append(bytes)
    try copy.synchronize()
    guard rename(new, file.path) == 0 else { throw .cannotWrite(path: new, reason: LockedFile.reason(errno)) }
    isDone = true
    indexes[session] = nil
    try LockedFile.synchronize(folder: path)
  }
}

extension HistoryChange {
  fileprivate var isPut: Bool {
    if case .transcript(_, .put) = self { true } else { false }
  }

  fileprivate var isOfRecord: Bool {
    switch self {
    case .session, .trash, .restore, .spent: true
    case .transcript, .purge: false
    }
  }

  /// Only what begins something makes a file.
  fileprivate var makesFile: Bool {
    if case .session = self { true } else { isPut }
  }
}
