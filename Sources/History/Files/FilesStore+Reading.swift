import Conversation
import JSON

extension FilesStore {
  /// The session's file, locked, with an index that knows its end; nil where there is none and none is to be made.
  func open(_ session: SessionID, makes: Bool) throws(HistoryProblem) -> LockedFile? {
    guard session.isUUID else {
      if !makes { return nil }
      throw .cannotWrite(path: path, reason: "the id of a session is a UUID")
    }
    guard let file = try LockedFile.open(self.file(of: session), makes: makes) else {
      indexes[session] = nil
      return nil
    }
    if let index = indexes[session], index.inode == file.inode, index.end <= file.size {
      if index.end < file.size { try takeIn(session, from: file) }
    } else {
      indexes[session] = nil
      try file.checkHeader()
      try file.repair(from: 0)
      indexes[session] = FileIndex(inode: file.inode, end: file.size)
    }
    return file
  }

  /// Reads what another store has added.
  private func takeIn(_ session: SessionID, from file: LockedFile) throws(HistoryProblem) {
    guard let known = indexes[session]?.end else { return }
    try file.repair(from: known)
    let bytes = try file.read(at: known, count: Int(file.size - known))
    for line in Self.lines(of: bytes[...]) {
      let extent = FileIndex.Extent(offset: known + Int64(line.startIndex), length: line.count)
      indexes[session]?.append(LineHead(line), extent)
    }
    indexes[session]?.end = file.size
  }

  /// Extends the index backwards by a stretch, each time a larger one.
  func lookBack(_ session: SessionID, in file: LockedFile) throws(HistoryProblem) {
    guard let index = indexes[session], !index.isComplete else { return }
    let low = max(0, index.start - Int64(index.stride))
    indexes[session]?.stride = min(index.stride * 2, 1 << 30)
    let bytes = try file.read(at: low, count: Int(index.start - low))
    var whole = bytes[...]
    if low > 0 {
      // The first line began before; where that is all there is, the next stretch is larger.
      guard let cut = bytes.firstIndex(of: UInt8(ascii: "\n")), cut + 1 < bytes.count else { return }
      whole = bytes[(cut + 1)...]
    }
    for line in Self.lines(of: whole).reversed() {
      let extent = FileIndex.Extent(offset: low + Int64(line.startIndex), length: line.count)
      indexes[session]?.prepend(LineHead(line), extent)
    }
    if indexes[session]?.stride ?? 0 > 4 << 20 { indexes[session]?.stride = 4 << 20 }
  }

  /// Lines without their line feeds; the indices are those of `bytes`.
  static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast(
      bytes.last == UInt8(ascii: "\n") ? 1 : 0)
  }

  func record(of session: SessionID, in file: LockedFile) throws(HistoryProblem) -> TrashableRecord? {
    while let index = indexes[session], index.record == nil, !index.isComplete { try lookBack(session, in: file) }
    guard let line = indexes[session]?.record else { return nil }
    return TrashableRecord(line: (try? value(of: line, in: file)) ?? .null)
  }

  func newest(of session: SessionID, in file: LockedFile) throws(HistoryProblem) -> Int64? {
    while let index = indexes[session], index.newest == nil, !index.isComplete { try lookBack(session, in: file) }
    return indexes[session]?.newest
  }

  /// A line that is damaged becomes a notice that keeps its words.
  func block(_ id: Int64, _ entry: FileIndex.Entry, in file: LockedFile) throws(HistoryProblem) -> Block? {
    guard let put = entry.put else { return nil }
    let bytes = try file.read(at: put.offset, count: put.length)
    let line = try? JSONValue(parsing: bytes)
    guard let row = (line?["block"] ?? line?["again"]).flatMap({ BlockRow($0) }) else {
      let words = String(decoding: bytes, as: UTF8.self)
      return Block(
        id: BlockID(id), time: Timestamp(milliseconds: 0), content: .notice(Notice(.warning, .storage, words)))
    }
    var block = Block(row)
    for grow in entry.grows { block.grow(by: (try? value(of: grow, in: file))?.text("text") ?? "") }
    return block
  }

  private func value(of line: FileIndex.Extent, in file: LockedFile) throws -> JSONValue {
    try JSONValue(parsing: try file.read(at: line.offset, count: line.length))
  }
}
